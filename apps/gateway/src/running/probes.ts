import type { Store } from '@assay/core/store';
import type { Plugin } from 'graphql-yoga';
import type { Drain } from './drain.ts';

/** What `/ready` answers: what ails a store is for the log, not for everybody to read. */
export type Readiness = 'ready' | 'unavailable' | 'draining';

interface Options {
  readonly store: Store;
  readonly drain: Drain;
  /** Told when the store stops working, with why, and when it works again, with `null`. */
  readonly onChange: (fault: unknown) => void;
  /** In milliseconds, by a clock that only moves forward. */
  readonly now: () => number;
}

/** How long an answer of the store holds, in milliseconds: a probe writes to the disk, and anybody may probe. */
const holds = 1000;

/**
 * `/health` says that the process is up, and asks nothing else. `/ready` says whether requests should come here: the store
 * can be read and written and is of this version, and no end was announced.
 */
export function answersProbes(options: Options): Plugin {
  const readiness = createReadiness(options);
  return {
    onRequest: ({ url: { pathname }, endResponse, fetchAPI: { Response } }) => {
      if (pathname === '/health') return endResponse(Response.json({ status: 'up' }));
      if (pathname !== '/ready') return undefined;
      return readiness().then((status) => {
        const refused = { status: 503, headers: { 'retry-after': '5' } };
        endResponse(Response.json({ status }, status === 'ready' ? {} : refused));
      });
    },
  };
}

function createReadiness({ store, drain, onChange, now }: Options): () => Promise<Readiness> {
  let answer: Promise<boolean> | null = null;
  let askedAt = 0;
  let worked = true;
  const ask = async (): Promise<boolean> => {
    const fault: unknown = await store.assertWorking().then(
      () => null,
      (error: unknown) => error,
    );
    const works = fault === null;
    if (worked !== works) onChange(fault);
    worked = works;
    return works;
  };
  return async () => {
    if (drain.isAnnounced()) return 'draining';
    if (answer === null || now() - askedAt >= holds) {
      askedAt = now();
      answer = ask();
    }
    const works = await answer;
    if (drain.isAnnounced()) return 'draining';
    return works ? 'ready' : 'unavailable';
  };
}
