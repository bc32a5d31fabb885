// The peer: `node mercurius-server.ts FILE` answers them by Mercurius with its compiler, from the same statements,
// asked in batches, over the gateway's own schema.
import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import mercurius from 'mercurius';
import { assessmentOf, cursorOf, evidenceItem, latestOf, revisionOf } from './answers.ts';
import { globalId, localId } from './queries.ts';
import { openStatements, type Row } from './statements.ts';

const statements = openStatements(process.argv[2] ?? '');
const word = (text: string): string => text.toUpperCase().replaceAll('-', '_');

interface Asked {
  /** What more is asked of: its id in the record. */
  readonly obj: { readonly local: string };
  readonly params: { readonly first?: number | null };
}

const claimOf = (row: Row) => ({
  __typename: 'Claim',
  local: row.id,
  id: globalId('Claim', row.id),
  text: row.text,
  language: row.language,
  kind: word(row.kind),
  submittedAt: row.submitted_at,
  occasion: row.occasion === null ? null : JSON.parse(row.occasion),
  claimant: { name: row.name, kind: row.claimant_kind && word(row.claimant_kind), description: row.description },
  verdict:
    row.verdict === null
      ? null
      : { local: row.verdict, latest: { id: globalId('Revision', row.revision), ...latestOf(row) } },
});

const app = fastify();
app.register(mercurius, {
  schema: readFileSync(new URL('../../../apps/gateway/schema.graphql', import.meta.url), 'utf8'),
  jit: 1,
  resolvers: {
    Query: {
      claims: (_: unknown, { first = 20, after = null }: { first?: number; after?: string | null }) => {
        const rows = after === null ? statements.firstPage(first + 1) : statements.pageAfter(localId(after), first + 1);
        const nodes = rows.slice(0, first);
        return {
          edges: nodes.map((row) => ({ node: claimOf(row) })),
          pageInfo: { hasNextPage: rows.length > first, endCursor: cursorOf(nodes.at(-1)) },
        };
      },
      node: (_: unknown, { id }: { id: string }) => statements.claim(localId(id)).map(claimOf)[0] ?? null,
    },
  },
  loaders: {
    Claim: {
      evidence: async (asked: readonly Asked[]) => {
        const lists = new Map<string, ReturnType<typeof evidenceItem>[]>();
        for (const row of statements.evidenceOf(JSON.stringify(asked.map(({ obj }) => obj.local)))) {
          const list = lists.get(row.claim_id) ?? [];
          lists.set(row.claim_id, list);
          list.push(evidenceItem(row));
        }
        return asked.map(({ obj, params }) => (lists.get(obj.local) ?? []).slice(0, params.first ?? undefined));
      },
      appearances: async (asked: readonly Asked[]) =>
        asked.map(({ obj }) =>
          statements
            .appearances(obj.local)
            .map((one) => ({ ...one, publishedOn: one.published_on, first: one.first === 1 })),
        ),
      parts: async (asked: readonly Asked[]) =>
        asked.map(({ obj }) => statements.parts(obj.local).map((one) => ({ ...one, id: globalId('Claim', one.id) }))),
      propositions: async (asked: readonly Asked[]) =>
        asked.map(({ obj }) =>
          statements.propositions(obj.local).map((one) => ({
            local: one.id,
            words: one.words,
            label: one.label,
            json: JSON.parse(one.proposition),
            readings: JSON.parse(one.readings),
          })),
        ),
      replies: async (asked: readonly Asked[]) =>
        asked.map(({ obj }) => statements.replies(obj.local).map((one) => ({ ...one, askedAt: one.asked_at }))),
    },
    Proposition: {
      assessments: async (asked: readonly Asked[]) =>
        asked.map(({ obj }) => statements.assessments(obj.local).map(assessmentOf)),
    },
    Verdict: {
      history: async (asked: readonly Asked[]) =>
        asked.map(({ obj }) => statements.revisions(obj.local).map((one) => revisionOf(statements, one))),
    },
  },
});
console.log(`${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`);
