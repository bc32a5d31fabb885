import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect } from 'vitest';
import { attacks, useTarget } from './target.ts';

/** The same gateway with less patience, so that the tests need little. */
const impatient = {
  headersMs: 1000,
  requestMs: 1500,
  answerMs: 500,
  deadlineMs: 1000,
  idleMs: 500,
  connectionsByAddress: 40,
  headers: 50,
};
const attack = attacks(useTarget({ limits: impatient }));

const post = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';

/** A connection, and all that came on it until the server ended it. */
function open(port: number, first: string, localAddress = '127.0.0.1'): { socket: Socket; ended: Promise<string> } {
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  const came: Buffer[] = [];
  socket.on('data', (data) => came.push(data));
  socket.on('error', () => undefined);
  socket.write(first);
  return { socket, ended: once(socket, 'close').then(() => Buffer.concat(came).toString()) };
}

/** Sends a byte now and then until the server ends the connection. */
function trickle(socket: Socket, bytes: string): void {
  const timer = setInterval(() => socket.write(bytes), 100);
  socket.once('close', () => clearInterval(timer));
}

describe('a connection', () => {
  attack('slow headers: a byte now and then, on many connections', async ({ port }) => {
    const held = Array.from({ length: 20 }, () => open(port, 'POST /graphql HTTP/1.1\r\nhost: localhost\r\nx-a: '));
    for (const { socket } of held) trickle(socket, 'a');
    for (const text of await Promise.all(held.map(({ ended }) => ended))) expect(text).toMatch(/^$|^HTTP\/1\.1 408/);
  });

  attack('slow body: a declared body that comes a byte now and then', async ({ port }) => {
    const held = [
      ...Array.from({ length: 10 }, () => open(port, `${post}content-length: 100000\r\n\r\n{"query":"`)),
      ...Array.from({ length: 10 }, () => open(port, `${post}transfer-encoding: chunked\r\n\r\n`)),
    ];
    for (const [at, { socket }] of held.entries()) trickle(socket, at < 10 ? 'a' : '1\r\na\r\n');
    for (const text of await Promise.all(held.map(({ ended }) => ended))) expect(text).toMatch(/^$|^HTTP\/1\.1 408/);
  });

  attack('slow reader: asks again and again, and never fetches the answers', async ({ port, server }) => {
    const query = JSON.stringify({
      query: '{ claims(first: 100) { edges { node { text id language claimant { name } } } } }',
    });
    const request = `${post}content-length: ${query.length}\r\n\r\n${query}`;
    const held = Array.from({ length: 5 }, () => open(port, request.repeat(100)));
    for (const { socket } of held) socket.pause();
    await Promise.all(held.map(async ({ socket }) => once(socket, 'ready')));
    // A paused socket does not see its own end: the server's side does.
    await until(async () => (await connectionsOf(server)) <= 3);
    for (const { socket } of held) socket.destroy();
  });

  attack('idle connections, and more of them than one address may hold', async ({ port }) => {
    // Of this machine's own addresses; elsewhere there is but one, and who asks meanwhile has it too.
    const localAddress = process.platform === 'linux' ? '127.0.0.2' : '127.0.0.1';
    const held = Array.from({ length: localAddress === '127.0.0.2' ? 100 : 30 }, () => open(port, '', localAddress));
    await held.at(-1)?.ended;
    // The last was turned away while the first was still waited for.
    if (localAddress === '127.0.0.2') expect(held[0]?.socket.readyState).toBe('open');
    for (const text of await Promise.all(held.map(({ ended }) => ended))) expect(text).toMatch(/^$|^HTTP\/1\.1 408/);
  });

  attack('headers: many, large, and such as smuggle a second request', async ({ port }) => {
    const large = await open(port, `${post}x-large: ${'a'.repeat(20_000)}\r\n\r\n`).ended;
    expect(large).toMatch(/^HTTP\/1\.1 431/);
    const sent = [
      `${post}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
      `${post}content-length: 4\r\ncontent-length: 5\r\n\r\nabcde`,
      `${post}content-length: -1\r\n\r\n`,
      `${post}content-length: 1e3\r\n\r\n`,
      'GET /graphql HTTP/9.9\r\n\r\n',
      'not http at all\r\n\r\n',
      `GET /graphql?query=${'a'.repeat(20_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`,
    ];
    for (const text of sent) expect(await open(port, text).ended).toMatch(/^HTTP\/1\.1 4\d\d/);
    const many = Array.from({ length: 400 }, (_, at) => `x-${at}: 1\r\n`).join('');
    const body = '{"query":"{ __typename }"}';
    const reply = await open(port, `${post}content-length: ${body.length}\r\n${many}connection: close\r\n\r\n${body}`)
      .ended;
    expect(reply).toMatch(/^HTTP\/1\.1 [24]\d\d/);
  });
});

function connectionsOf(server: {
  getConnections: (done: (error: Error | null, count: number) => void) => unknown;
}): Promise<number> {
  return new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}
