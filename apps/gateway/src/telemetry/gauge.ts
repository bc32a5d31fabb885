/** A figure that is read when the metrics are fetched: how many of something there are just now. */
export interface Gauge {
  /** In the words of Prometheus: `assay_` and what is counted. */
  readonly name: string;
  readonly help: string;
  readonly read: () => number | Promise<number>;
}
