import { once } from 'node:events';
import { makeBundle } from './gateway-start.ts';
import { speedFile } from './speed/data.ts';
import { questions } from './speed/queries.ts';
import { load, makeKey, megabytesOf, startGateway } from './speed/servers.ts';

const rounds = 20;
const amount = 50_000;

/** Whether the gateway holds as much memory after a million requests as after the first of them. */
export async function benchSoak(): Promise<void> {
  const file = await speedFile();
  const headers = { authorization: `Bearer ${await makeKey(file)}` };
  makeBundle();
  const gateway = await startGateway(file);
  const [page, whole] = questions;
  if (page === undefined || whole === undefined) throw new Error('expected two questions');
  const held: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      // One round in ten asks for pages, which are five times as long; a key and nobody ask in turn.
      const question = round % 10 === 0 ? page : whole;
      const who = round % 2 === 0 ? headers : {};
      const { perSecond } = await load({
        ...{ url: gateway.url, headers: who, question },
        ...{ connections: 10, seconds: null, amount },
      });
      held.push(megabytesOf(gateway));
      const [done, rate, now] = [(round + 1) * amount, perSecond.toFixed(0), held.at(-1)?.toFixed(0)];
      console.log(`  ${done} of ${rounds * amount} answered, ${rate}/s, none failed: holds ${now} MB`);
    }
  } finally {
    gateway.child.kill('SIGTERM');
    await once(gateway.child, 'exit');
  }
  const [first = Number.NaN, last = Number.NaN] = [held[1], held.at(-1)];
  console.log(`gateway: holds ${last.toFixed(0)} MB after ${rounds * amount} requests`);
  console.log(
    `gateway: ratio to what it held after ${2 * amount} ${(last / first).toFixed(2)} (wanted: at most 1.10)\n`,
  );
}
