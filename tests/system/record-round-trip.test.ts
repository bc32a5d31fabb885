import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addClaimant,
  addSource,
  attachEvidence,
  captureSnapshot,
  correctVerdict,
  createKey,
  createWebhook,
  proposeVerdict,
  publishVerdict,
  reviewVerdict,
  submitClaim,
} from '@assay/core/commands';
import { openStore } from '@assay/core/store';
import { createTestEnvironment } from '@assay/core/testing';
import { loadExample } from '@assay/example-defence-firms';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../house/tracked-files.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assay-record-'));
  const store = await openStore(`sqlite:${join(folder, 'desk.db')}`);
  await loadExample(store);
  await store.close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const assay = (...argv: readonly string[]) =>
  execFileSync(process.execPath, ['--conditions=source', join(root, 'packages/cli/src/bin.js'), ...argv], {
    cwd: folder,
    stdio: 'pipe',
  });

/** Every row of every table, by its key; but not what seals the cursors of one database, which is its own. */
function rowsOf(name: string): Record<string, unknown[]> {
  const driver = new Database(join(folder, name), { readonly: true });
  const tables = driver
    .prepare<[], string>(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name <> 'cursor_key'`,
    )
    .pluck()
    .all();
  const rows = tables.map((table) => [table, driver.prepare(`select * from ${table} order by 1`).all()] as const);
  driver.close();
  return Object.fromEntries(rows);
}

describe('the worked example, exported and imported', () => {
  it('is row for row the same, and nothing is left out', { timeout: 60_000 }, () => {
    assay('export', 'desk.jsonl', '--db', 'desk.db');
    assay('import', 'desk.jsonl', '--db', 'copy.db');
    const [rows, copied] = [rowsOf('desk.db'), rowsOf('copy.db')];
    expect(rows['revision']?.length).toBeGreaterThan(30);
    expect(copied).toEqual(rows);
    assay('verify', 'copy.db');
  });
});

/** What belongs to one installation and is no part of the record: who gets in with what, who is called, what was retried. */
const ofInstallation = [
  'api_key',
  'key_use',
  'identity',
  'kept_answer',
  'webhook',
  'webhook_secret',
  'webhook_delivery',
];

/** Three published verdicts: one under an embargo, one whose embargo is over, and one whose correction is under one. */
async function fillUnderEmbargo(name: string): Promise<void> {
  const { env, as, author, reviewers, tick, close } = await createTestEnvironment(`sqlite:${join(folder, name)}`);
  const once = { ...env, idempotencyKey: 'once' };
  const { claimant } = await addClaimant(once, { name: 'Mark Rutte', kind: 'person' });
  const { source } = await addSource(env, { name: 'A paper', kind: 'news' });
  const bytes = new TextEncoder().encode('Three are.');
  const { snapshot } = await captureSnapshot(env, { sourceId: source.id, mediaType: 'text/plain', bytes });
  const publish = async (revision: { readonly id: string; readonly digest: string }, embargoUntil: string | null) => {
    tick();
    for (const reviewer of reviewers) {
      const vote = { decision: 'approve', reason: 'Yes.' } as const;
      await reviewVerdict(as(reviewer), { ...vote, revisionId: revision.id, digest: revision.digest });
    }
    return publishVerdict(env, { revisionId: revision.id, digest: revision.digest, embargoUntil });
  };
  const verdictOn = async (text: string) => {
    const said = { text, language: 'en', kind: 'quotation', claimantId: claimant.id } as const;
    const { claim } = await submitClaim(env, { ...said, occasion: { date: '2025-06-23' } });
    const quotation = { kind: 'quotation', stance: 'supports', exact: 'Three are' } as const;
    const { id } = await attachEvidence(env, { ...quotation, claimId: claim.id, snapshotId: snapshot.id });
    const reasons = [{ text: 'It is in the paper.', evidence: [id] }];
    return { claimId: claim.id, rating: 'true', summary: 'He said so.', reasons, confidence: 'high' } as const;
  };
  const [far, near] = ['2999-01-01T00:00:00.000Z', '2025-06-25T00:00:00.000Z'];
  await publish(await proposeVerdict(env, await verdictOn('Three are.')), far);
  await publish(await proposeVerdict(env, await verdictOn('Four are.')), near);
  const corrected = await verdictOn('Five are.');
  const { id: seen } = await publish(await proposeVerdict(env, corrected), null);
  const correction = { class: 'substantive', wrong: 'True.', right: 'Half true.' } as const;
  await publish(await correctVerdict(env, { ...corrected, rating: 'half-true', correction, seen }), far);
  await createKey(env, { actorId: author.id, name: 'A feed' });
  await createWebhook(env, { url: 'https://paper.example/hook', document: 'subscription { claimChanged { kind } }' });
  await close();
}

describe('a record with embargoes', () => {
  it('is row for row the same, but for what belongs to the installation, and as hidden as before', async () => {
    await fillUnderEmbargo('hushed.db');
    assay('export', 'hushed.jsonl', '--db', 'hushed.db');
    assay('import', 'hushed.jsonl', '--db', 'hushed-copy.db');
    assay('verify', 'hushed-copy.db');
    const tables = ([table]: [string, unknown]) => !ofInstallation.includes(table);
    const [rows, copied] = ['hushed.db', 'hushed-copy.db'].map((name) =>
      Object.fromEntries(Object.entries(rowsOf(name)).filter(tables)),
    );
    expect(rows?.['embargo']).toHaveLength(2);
    expect(rows?.['verdict']).toMatchObject([
      { public_state: null },
      { public_rating: 'true' },
      { public_rating: 'true' },
    ]);
    expect(copied).toEqual(rows);
  });
});
