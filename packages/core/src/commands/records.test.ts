import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestEnvironment, type TestEnvironment } from '../testing/test-environment.ts';
import { createIds } from '../value/id.ts';
import { addActor } from './add-actor.ts';
import { addAppearance } from './add-appearance.ts';
import { addClaimant } from './add-claimant.ts';
import { addSource } from './add-source.ts';
import { attachEvidence } from './attach-evidence.ts';
import { captureSnapshot, snapshotByteLimit } from './capture-snapshot.ts';
import type { CommandEnvironment } from './command.ts';
import { loadTable } from './load-table.ts';
import { submitClaim } from './submit-claim.ts';

let test: TestEnvironment;
let env: CommandEnvironment;
beforeEach(async () => {
  test = await createTestEnvironment();
  env = test.env;
});
afterEach(() => test.close());

const head = () => test.store.read((reader) => reader.headSequence());
const refusedAs = (code: string) => expect.objectContaining({ name: 'AssayError', code });
/** The promise is refused with the code, and nothing has been written. */
async function expectRefused(attempt: () => Promise<unknown>, code: string): Promise<void> {
  const before = await head();
  await expect(attempt()).rejects.toThrowError(refusedAs(code));
  expect(await head()).toBe(before);
}
const nowhere = createIds({ now: () => 0, random: (bytes) => bytes.fill(9) });
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function aClaim(text = 'You will find three to five.') {
  const { claimant } = await addClaimant(env, { name: 'Mark Rutte', kind: 'person' });
  const input = { text, language: 'en', kind: 'ranking', claimantId: claimant.id } as const;
  return { input, ...(await submitClaim(env, input)) };
}
async function aSource(name = 'SIPRI') {
  return (await addSource(env, { name, kind: 'data-publisher' })).source;
}
async function aSnapshot(text = 'Now “three to five”, then none. Then none at all.') {
  const sourceId = (await aSource()).id;
  return (await captureSnapshot(env, { sourceId, mediaType: 'text/plain', bytes: bytesOf(text) })).snapshot;
}

describe('an actor', () => {
  it('is refused without one who acts', async () => {
    const stranger = { ...env, actor: nowhere('actor') };
    await expectRefused(() => addActor(stranger, { name: 'Eve', kind: 'person' }), 'not-found');
  });

  it('acts for itself when it is the first', async () => {
    const { items } = await test.store.read((reader) => reader.eventsPage({ first: 1 }));
    expect(items[0]).toMatchObject({ kind: 'actor-added', actorId: test.author.id, subject: { id: test.author.id } });
  });
});

describe('a claimant or a source', () => {
  it('of the same name is reported, not duplicated', async () => {
    const first = await addClaimant(env, { name: 'Mark Rutte', kind: 'person' });
    const before = await head();
    expect(await addClaimant(env, { name: ' mark  RUTTE.', kind: 'person' })).toEqual({ ...first, twin: true });
    expect(await head()).toBe(before);
    const source = await aSource('The Daily Mail');
    expect(await addSource(env, { name: 'the daily mail', kind: 'news' })).toEqual({ source, twin: true });
  });

  it('copies only an origin on record', async () => {
    const wire = await aSource('A wire');
    const { source } = await addSource(env, { name: 'A paper', kind: 'news', origin: wire.id });
    expect(source.origin).toBe(wire.id);
    const origin = nowhere('source');
    await expectRefused(() => addSource(env, { name: 'Another', kind: 'news', origin }), 'not-found');
  });
});

describe('a claim', () => {
  it('is kept to the character, with an event', async () => {
    const { claim, twin } = await aClaim('  “Three   to five.” ');
    expect(twin).toBe(false);
    expect(claim).toMatchObject({ text: '  “Three   to five.” ', normalForm: 'three to five', occasion: null });
    const kept = await test.store.read(async (reader) => ({
      claim: await reader.getClaim(claim.id),
      events: (await reader.eventsOfSubjects([claim.id])).get(claim.id),
    }));
    expect(kept.claim).toEqual(claim);
    expect(kept.events).toEqual([expect.objectContaining({ kind: 'claim-submitted', actorId: test.author.id })]);
  });

  it('said again in the same words is reported, not duplicated', async () => {
    const { claim, input } = await aClaim();
    const before = await head();
    const again = await submitClaim(env, { ...input, text: 'you will find  THREE to five' });
    expect(again).toEqual({ claim, twin: true });
    expect(await head()).toBe(before);
  });

  it('said by somebody else is another', async () => {
    const { claim, input } = await aClaim();
    const { claimant } = await addClaimant(env, { name: 'Another', kind: 'person' });
    const other = await submitClaim(env, { ...input, claimantId: claimant.id });
    expect(other.twin).toBe(false);
    expect(other.claim.id).not.toBe(claim.id);
  });

  it('has parts only when it is compound, each with its twins among them', async () => {
    const { input, claim: simple } = await aClaim();
    const whole = (await submitClaim(env, { ...input, text: 'Then none, now three.', rollUp: 'majority-of-parts' }))
      .claim;
    const part = await submitClaim(env, { ...input, partOf: whole.id });
    expect(part).toMatchObject({ twin: false, claim: { partOf: whole.id } });
    expect(await submitClaim(env, { ...input, partOf: whole.id })).toEqual({ ...part, twin: true });
    await expectRefused(() => submitClaim(env, { ...input, text: 'Other.', partOf: simple.id }), 'invalid-input');
    const partOf = nowhere('claim');
    await expectRefused(() => submitClaim(env, { ...input, text: 'Other.', partOf }), 'not-found');
  });

  it('is refused with all its faults, and without a claimant on record', async () => {
    const { input } = await aClaim();
    const bad = submitClaim(env, { ...input, text: '\ud800', language: 'e', occasion: { date: '2025-6' } });
    await expect(bad).rejects.toThrowError(
      expect.objectContaining({
        code: 'invalid-input',
        findings: [
          expect.objectContaining({ path: ['text'] }),
          expect.objectContaining({ path: ['language'] }),
          expect.objectContaining({ path: ['occasion', 'date'] }),
        ],
      }),
    );
    const claimantId = nowhere('claimant');
    await expectRefused(() => submitClaim(env, { ...input, text: 'Other.', claimantId }), 'not-found');
  });
});

describe('an appearance', () => {
  it('is the first of its claim unless there is one or it is said not to be', async () => {
    const { claim } = await aClaim();
    const add = (input: object) => addAppearance(env, { claimId: claim.id, url: 'https://example.org/a', ...input });
    expect(await add({})).toMatchObject({ first: true, snapshotId: null });
    expect(await add({})).toMatchObject({ first: false });
    await expectRefused(() => add({ first: true }), 'conflict');
  });

  it('has words that stand in its snapshot', async () => {
    const { claim } = await aClaim();
    const snapshot = await aSnapshot();
    const base = { claimId: claim.id, snapshotId: snapshot.id };
    const span = { start: 5, end: 18 };
    expect(await addAppearance(env, { ...base, quote: 'three to five', span })).toMatchObject({ span });
    await expectRefused(() => addAppearance(env, { ...base, quote: 'three to six' }), 'invalid-input');
    await expectRefused(() => addAppearance(env, { ...base, quote: 'three', span }), 'invalid-input');
    await expectRefused(() => addAppearance(env, { ...base, span: { start: 5, end: 500 } }), 'invalid-input');
    await expectRefused(() => addAppearance(env, { ...base, span: { start: 5, end: 5 } }), 'invalid-input');
    await expectRefused(() => addAppearance(env, { claimId: claim.id }), 'invalid-input');
  });
});

describe('a snapshot', () => {
  it('keeps the bytes, and the text of plain text', async () => {
    const sourceId = (await aSource()).id;
    const bytes = new Uint8Array([0x63, 0x61, 0x66, 0xe9]);
    const mediaType = 'text/plain; charset=iso-8859-1';
    const { snapshot } = await captureSnapshot(env, { sourceId, mediaType, bytes });
    expect(snapshot).toMatchObject({ text: 'café', byteLength: 4, mediaType, sourceId });
    expect(await test.store.read((reader) => reader.getSnapshotBytes(snapshot.digest))).toEqual(bytes);
  });

  it('of other media has the text given, or none', async () => {
    const sourceId = (await aSource()).id;
    const page = { sourceId, mediaType: 'text/html', bytes: bytesOf('<p>Three') };
    expect((await captureSnapshot(env, { ...page, text: 'Three' })).snapshot.text).toBe('Three');
    const other = { ...page, bytes: bytesOf('<p>Four') };
    expect((await captureSnapshot(env, other)).snapshot.text).toBeNull();
  });

  it('of the same bytes of a source is reported, not duplicated', async () => {
    const snapshot = await aSnapshot();
    const before = await head();
    const input = { sourceId: snapshot.sourceId, mediaType: 'text/plain', bytes: bytesOf(snapshot.text ?? '') };
    expect(await captureSnapshot(env, input)).toEqual({ snapshot, twin: true });
    expect(await head()).toBe(before);
    const sourceId = (await aSource('Another')).id;
    expect((await captureSnapshot(env, { ...input, sourceId })).twin).toBe(false);
  });

  it('is refused where it is too large, or not the text it is said to be', async () => {
    const sourceId = (await aSource()).id;
    const plain = { sourceId, mediaType: 'text/plain' };
    const large = new Uint8Array(snapshotByteLimit + 1);
    await expectRefused(() => captureSnapshot(env, { ...plain, bytes: large }), 'limit-exceeded');
    const broken = new Uint8Array([0xff]);
    await expectRefused(() => captureSnapshot(env, { ...plain, bytes: broken }), 'invalid-snapshot');
    await expectRefused(() => captureSnapshot(env, { ...plain, bytes: bytesOf('a\0') }), 'invalid-snapshot');
    await expectRefused(() => captureSnapshot(env, { ...plain, bytes: bytesOf('a'), text: 'b' }), 'invalid-snapshot');
    const unknown = { ...plain, mediaType: 'text/plain; charset=utf-99' };
    await expectRefused(() => captureSnapshot(env, { ...unknown, bytes: bytesOf('a') }), 'invalid-snapshot');
    await expectRefused(
      () => captureSnapshot(env, { ...plain, mediaType: 'text', bytes: bytesOf('a') }),
      'invalid-input',
    );
  });
});

describe('a table', () => {
  const schema = {
    rank: { type: 'number', unit: 'rank', required: true },
    country: { type: 'text', vocabulary: ['US', 'CN'], required: true },
  } as const;
  const edition = async () => ({
    name: 'sipri',
    title: 'SIPRI Top 100',
    sourceId: (await aSource()).id,
    vintage: 'December 2024',
    publishedOn: '2024-12',
    schema,
  });

  it('is loaded with its columns and their cells together, from CSV or rows', async () => {
    const input = await edition();
    const { table, twin } = await loadTable(env, { ...input, csv: 'country,rank\nUS,1\nCN,8\n' });
    expect(twin).toBe(false);
    expect(table).toMatchObject({ rowCount: 2, vintage: 'December 2024' });
    const content = await test.store.read((reader) => reader.getTableContent(table.digest));
    const columns = Object.keys(content.schema);
    expect(content.rows.map((row) => Object.fromEntries(row.map((cell, at) => [columns[at], cell])))).toEqual([
      { rank: 1, country: 'US' },
      { rank: 8, country: 'CN' },
    ]);
    expect(Object.keys(table.schema)).toEqual(columns);
    const rows = [
      [1, 'US'],
      [8, 'CN'],
    ];
    expect(await loadTable(env, { ...input, rows })).toEqual({ table, twin: true });
  });

  it('is refused with every bad cell, and nothing of it loaded', async () => {
    const input = await edition();
    const before = await head();
    const bad = loadTable(env, { ...input, csv: 'rank,country\n1,US\nfirst,CN\n3,China\n' });
    await expect(bad).rejects.toThrowError(
      expect.objectContaining({
        code: 'invalid-table',
        findings: [
          expect.objectContaining({ path: ['rows', 1, 'rank'] }),
          expect.objectContaining({ path: ['rows', 2, 'country'] }),
        ],
      }),
    );
    expect(await head()).toBe(before);
    expect(await test.store.read((reader) => reader.tablesNamed('sipri'))).toEqual([]);
  });

  it('is refused as another content of an edition on record, with bad rows, or with two sets of rows or none', async () => {
    const input = await edition();
    await loadTable(env, { ...input, rows: [[1, 'US']] });
    await expectRefused(() => loadTable(env, { ...input, rows: [[1, 'CN']] }), 'conflict');
    await expectRefused(() => loadTable(env, { ...input, vintage: 'next', rows: [[null, 'CN']] }), 'invalid-table');
    await expectRefused(() => loadTable(env, { ...input, vintage: 'next' }), 'invalid-input');
    await expectRefused(() => loadTable(env, { ...input, csv: 'rank,country\n', rows: [] }), 'invalid-input');
  });
});

describe('evidence', () => {
  it('that is a quotation is kept with its exact place', async () => {
    const { claim } = await aClaim();
    const snapshot = await aSnapshot();
    const quotation = { kind: 'quotation', claimId: claim.id, snapshotId: snapshot.id, stance: 'supports' } as const;
    const evidence = await attachEvidence(env, { ...quotation, exact: 'THREE  to five' });
    expect(evidence).toMatchObject({
      anchor: { exact: 'three to five', prefix: 'Now “', position: { start: 5, end: 18 } },
    });
    const second = await attachEvidence(env, { ...quotation, exact: 'none', suffix: ' at all' });
    expect(second).toMatchObject({ anchor: { exact: 'none', position: { start: 37, end: 41 } } });
    expect(await test.store.read((reader) => reader.getEvidence(second.id))).toEqual(second);
    const position = { start: 26, end: 30 };
    const placed = await attachEvidence(env, { ...quotation, exact: 'none', position });
    expect(placed).toMatchObject({ anchor: { suffix: '. Then none at all.', position } });
  });

  it('that is a quotation is refused where the words do not stand, or stand in two places', async () => {
    const { claim } = await aClaim();
    const snapshot = await aSnapshot();
    const quotation = { kind: 'quotation', claimId: claim.id, snapshotId: snapshot.id, stance: 'refutes' } as const;
    await expect(attachEvidence(env, { ...quotation, exact: 'three to six' })).rejects.toThrowError(
      expect.objectContaining({
        code: 'invalid-evidence',
        findings: [expect.objectContaining({ rule: 'quotation-missing', path: ['exact'] })],
      }),
    );
    await expectRefused(() => attachEvidence(env, { ...quotation, exact: 'none' }), 'invalid-evidence');
    const sourceId = (await aSource()).id;
    const image = await captureSnapshot(env, { sourceId, mediaType: 'image/png', bytes: new Uint8Array([1]) });
    const snapshotId = image.snapshot.id;
    await expectRefused(() => attachEvidence(env, { ...quotation, snapshotId, exact: 'none' }), 'invalid-evidence');
  });

  it('names a claim and a table on record', async () => {
    const { claim } = await aClaim();
    const tableId = nowhere('table');
    const table = { kind: 'table', claimId: claim.id, tableId, stance: 'context' } as const;
    await expectRefused(() => attachEvidence(env, table), 'not-found');
    await expectRefused(() => attachEvidence(env, { ...table, claimId: nowhere('claim') }), 'not-found');
  });
});

describe('a command', () => {
  it('that fails in the middle leaves nothing written', async () => {
    const failing: CommandEnvironment = {
      ...env,
      store: {
        ...env.store,
        write: (work) =>
          env.store.write((writer) =>
            work({
              ...writer,
              appendEvent: () => {
                throw new Error('power cut');
              },
            }),
          ),
      },
    };
    const before = await head();
    await expect(addClaimant(failing, { name: 'Nobody', kind: 'person' })).rejects.toThrowError('power cut');
    expect(await head()).toBe(before);
    const kept = await test.store.read((reader) => reader.findClaimantByNormalForm('nobody'));
    expect(kept).toBeUndefined();
  });
});
