import { finish, type Parcel } from './work.ts';

// Runs in the browser: fetches its work, does it, and posts what came out of it.
const report = await work().catch((error: unknown) => ({ error: String(error) }));
await fetch('/report', { method: 'POST', body: JSON.stringify(report) });

async function work() {
  // The border: the server of this page sends nothing else.
  const parcel = (await (await fetch('/parcel')).json()) as Parcel;
  return { finished: finish(parcel), runsText: runsText() };
}

/** Whether text may be run as code, which the page's policy forbids. */
function runsText(): boolean {
  try {
    return Reflect.construct(Function, ['return true'])();
  } catch {
    return false;
  }
}
