interface Alarm {
  readonly due: number;
  /** `null` once it is taken back: whatever still holds the alarm then holds nothing more. */
  call: (() => void) | null;
}

/** What waits so many milliseconds, in the order it came, which is the order it is due in. */
interface Waiting {
  readonly alarms: Set<Alarm>;
  /** Whether the one timer for all of them is set. */
  isTimed: boolean;
}

const lists = new Map<number, Waiting>();

/**
 * Calls in so many milliseconds, unless it is taken back by what this answers. For what nearly always is, such as the
 * deadline of an answer: a timer of its own for each would cost more than to keep them in a set. It keeps no process
 * alive.
 */
export function setAlarm(ms: number, call: () => void): () => void {
  const list = lists.get(ms) ?? { alarms: new Set(), isTimed: false };
  lists.set(ms, list);
  const alarm: Alarm = { due: performance.now() + ms, call };
  list.alarms.add(alarm);
  if (!list.isTimed) time(list, ms);
  return () => {
    alarm.call = null;
    list.alarms.delete(alarm);
  };
}

function time(list: Waiting, ms: number): void {
  list.isTimed = true;
  setTimeout(() => ring(list), ms).unref();
}

function ring(list: Waiting): void {
  const now = performance.now();
  const due: Alarm[] = [];
  for (const alarm of list.alarms) {
    if (alarm.due > now) break;
    list.alarms.delete(alarm);
    due.push(alarm);
  }
  const [next] = list.alarms;
  list.isTimed = false;
  if (next !== undefined) time(list, next.due - now);
  for (const alarm of due) alarm.call?.();
}
