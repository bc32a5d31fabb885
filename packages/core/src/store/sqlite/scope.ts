import { toRefusal } from './refusal.ts';

/**
 * Lends the methods to `work` for as long as it runs: later they would read and write in another's transaction. Waits
 * for calls that nobody has waited for, and refuses such work: its end is not the end of its writes.
 */
export async function lend<M extends object, T>(methods: M, work: (handle: M) => Promise<T>): Promise<T> {
  const underWay = new Set<Promise<unknown>>();
  let ended = false;
  const call = async (method: () => unknown): Promise<unknown> => {
    if (ended) throw new Error('a reader or writer was used after the end of its transaction');
    try {
      const result = await method();
      // A call outlasts the end of work that did not wait for it, or nobody would tell.
      for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
      return result;
    } catch (error) {
      throw toRefusal(error);
    }
  };
  const handle = new Proxy(methods, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...given: readonly unknown[]) => {
        const running = call(() => Reflect.apply(method, undefined, given)).finally(() => underWay.delete(running));
        underWay.add(running);
        return running;
      };
    },
  });
  try {
    const result = await work(handle);
    if (underWay.size > 0) throw new Error('a call of a reader or writer was not awaited');
    return result;
  } finally {
    ended = true;
    await Promise.allSettled(underWay);
  }
}
