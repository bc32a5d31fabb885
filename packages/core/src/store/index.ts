export {
  type ClaimFacet,
  type ClaimFilter,
  type ClaimOrder,
  type ClaimPageRequest,
  claimFacets,
  claimOrders,
  type DayCount,
  type FacetCount,
  type FacetValues,
  type FindingsFilter,
  type StaleFilter,
  type TimeRange,
} from './claim-filter.ts';
export type { Attempted, Deliveries, LeasedDelivery, ListeningWebhook, QueuedEvent, Sweeping } from './deliveries.ts';
export type { EmbargoEnds, ShownEvent, ShownRequest } from './live-reader.ts';
export type {
  ActorFilter,
  ClaimantFilter,
  DeliveryFilter,
  EventFilter,
  HistoryFilter,
  KeyFilter,
  SnapshotFilter,
  SourceFilter,
  TableFilter,
  VerdictFilter,
} from './noun-filters.ts';
export { openStore } from './open-store.ts';
export { maxPageSize, type Page, type PageRequest } from './page.ts';
export type { Children, Found, Identity, KeyOnRecord, Reader } from './reader.ts';
export { restrictReader } from './restrict-reader.ts';
export { answersInPostgres, runInPostgres } from './sql-engine/postgres-engine.ts';
export type { SqlAnswer, StatementInput } from './sql-engine/sql-answer.ts';
export { answersInSqlite, runInSqlite } from './sql-engine/sqlite-engine.ts';
export { withPostgres } from './sql-engine/with-postgres.ts';
export type { Store, StoreOptions, WatchStatement } from './store.ts';
export {
  type Branch,
  type BranchEdge,
  mostChildren,
  type TreeNoun,
  type TreeRequest,
  type TreeRow,
  treeNouns,
} from './tree/tree.ts';
export { type TreeShape, treeShape } from './tree/tree-table.ts';
export type { KeptAnswer, NewEvent, Writer } from './writer.ts';
