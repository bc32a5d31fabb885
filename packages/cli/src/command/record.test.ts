import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addClaimant,
  addSource,
  assess,
  attachEvidence,
  captureSnapshot,
  loadTable,
  proposeProposition,
  proposeVerdict,
  publishVerdict,
  reviewVerdict,
  submitClaim,
} from '@assay/core/commands';
import { openStore } from '@assay/core/store';
import { createTestEnvironment } from '@assay/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../test/desk.ts';
import { asAssessmentFile, checkAssessmentFile } from '../record/assessment-file.ts';

let desk: Desk;
let url: string;
let assessmentId: string;
let revisionId: string;
beforeEach(async () => {
  desk = createDesk();
  url = `sqlite:${join(desk.folder, 'desk.db')}`;
  desk.write('assay.config.ts', `export default { database: 'sqlite:desk.db' };`);
  ({ assessmentId, revisionId } = await fill(url));
});
afterEach(() => desk.remove());

/** A record with one of everything, its verdict published. */
async function fill(address: string) {
  const { env, as, reviewers, close } = await createTestEnvironment(address);
  const { claimant } = await addClaimant(env, { name: 'Mark Rutte', kind: 'person' });
  const said = { text: 'Three are.', language: 'en', kind: 'quotation', claimantId: claimant.id } as const;
  const { claim } = await submitClaim(env, { ...said, occasion: { date: '2025-06-23' } });
  const { source } = await addSource(env, { name: 'A paper', kind: 'news' });
  const bytes = new TextEncoder().encode('“Three are”, he said.');
  const { snapshot } = await captureSnapshot(env, { sourceId: source.id, mediaType: 'text/plain', bytes });
  const schema = { rank: { type: 'number', unit: 'rank', required: true } } as const;
  const list = { name: 'list', title: 'List', sourceId: source.id, vintage: '2024', publishedOn: '2024' };
  await loadTable(env, { ...list, schema, rows: [[1], [2], [3]] });
  const quotation = { kind: 'quotation', stance: 'supports', exact: 'Three are' } as const;
  const evidence = await attachEvidence(env, { ...quotation, claimId: claim.id, snapshotId: snapshot.id });
  const count = { op: 'aggregate', aggregate: { op: 'count' }, of: { op: 'table', table: 'list' } } as const;
  const exists = { op: 'exists', of: count.of } as const;
  const quoted = { op: 'quotation', quote: 'Three are', document: 'speech', mode: 'verbatim' } as const;
  const { id: propositionId } = await proposeProposition(env, {
    claimId: claim.id,
    proposition: { assay: 1, term: { op: 'and', of: [exists, quoted] } },
  });
  const assessment = await assess(env, { propositionId, documents: { speech: snapshot.id } });
  const revision = await proposeVerdict(env, {
    claimId: claim.id,
    rating: 'true',
    summary: 'He said so.',
    reasons: [{ text: 'It is in the paper.', evidence: [evidence.id], assessments: [assessment.id] }],
    confidence: 'high',
  });
  for (const reviewer of reviewers) {
    const vote = { revisionId: revision.id, digest: revision.digest, decision: 'approve', reason: 'Yes.' } as const;
    await reviewVerdict(as(reviewer), vote);
  }
  await publishVerdict(as(reviewers[0]), { revisionId: revision.id, digest: revision.digest });
  await close();
  return { assessmentId: assessment.id, revisionId: revision.id };
}

const lines = (name: string) => readFileSync(join(desk.folder, name), 'utf8').split('\n');

describe('an export', { timeout: 30_000 }, () => {
  it('read into another database and written again is the same to the byte', async () => {
    expect((await desk.run('export', 'a.jsonl')).exit).toBe(0);
    expect((await desk.run('import', 'a.jsonl', '--db', 'copy.db')).exit).toBe(0);
    expect((await desk.run('export', 'b.jsonl', '--db', 'copy.db')).exit).toBe(0);
    expect(lines('b.jsonl')).toEqual(lines('a.jsonl'));
    expect((await desk.run('export')).out).toBe(lines('a.jsonl').join('\n'));
    expect((await desk.run('verify', 'copy.db')).exit).toBe(0);
  });

  it('that was cut short goes on where it stopped', async () => {
    await desk.run('export', 'a.jsonl');
    const whole = lines('a.jsonl');
    const file = join(desk.folder, 'cut.jsonl');
    writeFileSync(file, whole.join('\n'));
    truncateSync(file, Math.floor(statSync(file).size / 2));
    expect((await desk.run('export', 'cut.jsonl')).err).toMatch(/from \d+ on/);
    expect(lines('cut.jsonl')).toEqual(whole);
  });

  it('is not mixed with the record as it has become', async () => {
    await desk.run('export', 'a.jsonl');
    desk.write('claims/a.claim.ts', claimFile);
    await desk.run('check', 'claims/a.claim.ts', '--record', 'Jane Doe');
    expect((await desk.run('export', 'a.jsonl')).exit).toBe(3);
  });
});

const claimFile = `import { claims, defineClaim } from '@assay/cli';
  import { claimForm, judgement } from '@assay/core';
  const form = claimForm(judgement({ statement: 'it is so', by: 'Jane Doe', value: true }), []);
  export default claims(defineClaim({ text: 'It is so.', form }));`;

function never(): never {
  throw new Error('there is one');
}

describe('an import', { timeout: 30_000 }, () => {
  it('that was cut short goes on where it stopped', async () => {
    await desk.run('export', 'a.jsonl');
    const whole = lines('a.jsonl');
    desk.write('half.jsonl', `${whole.slice(0, 5).join('\n')}\n`);
    const half = await desk.run('import', 'half.jsonl', '--db', 'copy.db');
    expect([half.exit, half.err]).toEqual([1, expect.stringContaining('incomplete')]);
    expect((await desk.run('import', 'a.jsonl', '--db', 'copy.db')).exit).toBe(0);
    await desk.run('export', 'b.jsonl', '--db', 'copy.db');
    expect(lines('b.jsonl')).toEqual(whole);
  });

  it('holds everything against its digest', async () => {
    await desk.run('export', 'a.jsonl');
    desk.write('a.jsonl', lines('a.jsonl').join('\n').replace('He said so.', 'He never did.'));
    expect(await desk.run('import', 'a.jsonl', '--db', 'copy.db')).toMatchObject({ exit: 2 });
  });

  it.each([
    ['nothing to import', 'none.jsonl', null, 2],
    ['no head', 'a.jsonl', '{}\n', 2],
    ['no JSON', 'a.jsonl', '{"assay":"record","version":1,"head":1,"last":null}\n{', 2],
    ['no event', 'a.jsonl', '{"assay":"record","version":1,"head":1,"last":null}\n{"event":1}\n', 2],
    [
      'a noun we do not know',
      'a.jsonl',
      '{"assay":"record","version":1,"head":1,"last":null}\n{"event":{"sequence":1},"brought":[{"noun":"fish"}]}\n',
      2,
    ],
    ['another version', 'a.jsonl', '{"assay":"record","version":9,"head":1}\n', 2],
  ])('is refused with %s', async (_, name, text, exit) => {
    if (text !== null) desk.write(name, text);
    expect(await desk.run('import', name, '--db', 'copy.db')).toMatchObject({ exit });
  });

  it('is refused where another record stands', async () => {
    await desk.run('export', 'a.jsonl');
    desk.write(
      'b.jsonl',
      lines('a.jsonl').join('\n').replaceAll('Mark Rutte', 'Somebody').replaceAll('T00:00:00.000Z', 'T00:00:01.000Z'),
    );
    expect(await desk.run('import', 'b.jsonl')).toMatchObject({ exit: 3 });
  });
});

describe('assay verify', { timeout: 30_000 }, () => {
  it('finds nothing wrong where nothing is', async () => {
    expect(await desk.run('verify')).toMatchObject({ exit: 0 });
    expect(await desk.run('verify', 'desk.db')).toMatchObject({ exit: 0 });
    expect(await desk.run('verify', 'none.db')).toMatchObject({ exit: 2 });
  });

  it('finds a revision that its events do not come to', async () => {
    const store = await openStore(url);
    await store.write(async (writer) => {
      const revision = await writer.getRevision(revisionId as never);
      await writer.setRevisionState(revision.id, 'corrected', null);
      const { sequence: _, ...event } = (await writer.eventsPage({ first: 1 })).items[0] ?? never();
      await writer.appendEvent(event);
    });
    await store.close();
    const { exit, err } = await desk.run('verify');
    expect([exit, err]).toEqual([1, expect.stringContaining('store-replay')]);
  });

  it('runs an exported assessment again', async () => {
    expect((await desk.run('export', '--assessment', assessmentId, 'case.json')).exit).toBe(0);
    const { exit, out } = await desk.run('verify', 'case.json');
    expect([exit, out]).toEqual([0, expect.stringContaining('comes out the same: true over 1 readings')]);
    expect((await desk.run('export', '--assessment', assessmentId, 'case.json')).exit).toBe(3);
  });

  it('finds an assessment that a second engine answers otherwise', async () => {
    await desk.run('export', '--assessment', assessmentId, 'case.json');
    const file = asAssessmentFile(lines('case.json').join('\n'));
    expect(
      await checkAssessmentFile(file, [{ name: 'another', ask: () => [{ reading: {}, truth: 'false' }] }]),
    ).toMatchObject([{ rule: 'assessment-sql' }]);
  });

  it.each([
    ['a row', '[\n          3\n        ]', '[\n          4\n        ]', 'assessment-digest'],
    ['the outcome', '"outcome": "true"', '"outcome": "false"', 'assessment-digest'],
    ['the quotation', '"quote": "Three are"', '"quote": "Four are"', 'assessment-outcome'],
    ['the statement', `WHEN 2 THEN 'true'`, `WHEN 2 THEN 'false'`, 'assessment-sql'],
    ['the schema', '"type": "number"', '"type": "colour"', 'table-shape'],
  ])('finds an assessment in which %s was changed', async (_, from, to, rule) => {
    await desk.run('export', '--assessment', assessmentId, 'case.json');
    const text = lines('case.json').join('\n');
    expect(text).toContain(from);
    desk.write('case.json', text.replaceAll(from, to));
    const { exit, err } = await desk.run('verify', 'case.json');
    expect([exit, err]).toEqual([1, expect.stringContaining(rule)]);
  });

  it('refuses a file that is neither', async () => {
    desk.write('case.json', '{}');
    expect(await desk.run('verify', 'case.json')).toMatchObject({ exit: 2 });
    desk.write('some.db', 'something else entirely');
    expect(await desk.run('verify', 'some.db')).toMatchObject({ exit: 3 });
  });
});

describe('a backup', { timeout: 30_000 }, () => {
  it('holds the same record, and never goes over a file', async () => {
    expect(await desk.run('backup', 'copy.db')).toMatchObject({ exit: 0 });
    expect((await desk.run('export', '--db', 'copy.db')).out).toBe((await desk.run('export')).out);
    expect(await desk.run('backup', 'copy.db')).toMatchObject({ exit: 3 });
  });
});

describe('assay status', { timeout: 30_000 }, () => {
  it('counts verdicts, and says how far reviewers agree', async () => {
    const { out } = await desk.run('status', '--json');
    expect(JSON.parse(out)).toMatchObject({
      counts: expect.arrayContaining([{ state: 'published', count: 1 }]),
      queue: [],
      agreement: { n: { items: 1, reviewers: 2, labels: 2 } },
    });
    expect((await desk.run('status')).out).toContain('Nothing waits');
  });
});

describe('assay doctor', { timeout: 30_000 }, () => {
  it('finds everything well', async () => {
    const { exit, out } = await desk.run('doctor');
    expect([exit, out]).toEqual([0, expect.stringContaining('synchronous in full')]);
  });

  it('says what is not', async () => {
    const other = createDesk();
    other.write('assay.config.ts', 'export default { database: 7 };');
    other.write('some.db', 'something else entirely');
    const { exit, out } = await other.run('doctor', '--db', 'some.db');
    expect([exit, out]).toEqual([1, expect.stringMatching(/FAULT +configuration/)]);
    expect(out).toContain('store-not-ours');
    other.remove();
  });
});
