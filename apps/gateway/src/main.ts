import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname } from 'node:path';
import { openStore } from '@assay/core/store';
import { loadExample } from '@assay/example-defence-firms';
import { createGateway } from './create-gateway.ts';

const file = process.env['ASSAY_DB'] ?? 'data/assay.db';
const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 4000);

mkdirSync(dirname(file), { recursive: true });
const store = await openStore(`sqlite:${file}`);
if ((await store.read((reader) => reader.headSequence())) === 0) await loadExample(store);

const gateway = createGateway({ store, report: (id, error) => console.error(id, error) });
const server = createServer((request, response) => void gateway.listener(request, response));

server.listen(port, host, () => {
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  console.log(`Assay is at http://${host}:${bound}/graphql. Three queries to paste:

{ claims(first: 5) { edges { node { text claimant { name } verdict { latest { rating summary } } } } } }

{ claims(filter: { kind: RANKING }) { edges { node { text propositions { words assessments {
  outcome conditions { words } readings { options { label option } truth } } } } } } }

{ claims(filter: { rating: "half-true" }) { edges { node { text verdict { latest { reasons { text } } } } } } }
`);
});

async function stop(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await closed;
  await gateway.dispose();
  await store.close();
}
process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());
