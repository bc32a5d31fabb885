import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AssayError } from '../error.ts';
import { recommended } from '../policy/presets.ts';
import type { Proposition } from '../proposition/language.ts';
import type { Readings } from '../proposition/reading.ts';
import { correction, createVerdictDesk, type VerdictDesk } from '../testing/verdict-desk.ts';
import { asInstant } from '../value/instant.ts';
import { assess } from './assess.ts';
import { correctVerdict } from './correct-verdict.ts';
import { type DryAssessInput, dryAssess } from './dry-assess.ts';
import { checkBeforePublication } from './judge-publication.ts';
import { loadTable } from './load-table.ts';
import { proposeProposition } from './propose-proposition.ts';
import { proposeVerdict } from './propose-verdict.ts';

let desk: VerdictDesk;
beforeEach(async () => {
  desk = await createVerdictDesk();
});
afterEach(() => desk.close());

const limits = { rows: 100, cells: 1000, readings: 10, characters: 100, interrupt: (): void => undefined };
const dry = (input: DryAssessInput, given: Partial<typeof limits> = {}) =>
  desk.store.read((reader) => dryAssess(reader, input, { ...limits, ...given }));
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (fault: unknown) => (fault instanceof AssayError ? fault.code : fault),
  );

/** At least `count` rows of the list have a rank of at most a parameter, which is 5 or 10. */
const proposition: Proposition = {
  assay: 1,
  term: {
    op: 'compare',
    is: '>=',
    left: {
      op: 'count',
      of: {
        op: 'where',
        of: { op: 'table', table: 'list' },
        if: {
          op: 'row-compare',
          left: { op: 'column', column: 'rank' },
          is: '<=',
          right: { op: 'constant', value: { parameter: 'top' }, unit: 'rank' },
        },
      },
    },
    right: { op: 'number', value: 7, unit: '1' },
  },
};
const readings: Readings = {
  parameters: [
    {
      name: 'top',
      label: 'what the top is',
      type: 'number',
      unit: 'rank',
      options: [5, 10].map((value) => ({
        id: `top-${value}`,
        label: `the first ${value}`,
        value,
        reason: 'Both are said.',
        source: null,
      })),
    },
  ],
  exclusions: [],
  axes: [],
};

async function aList() {
  const { source, claim } = await desk.aCase();
  const schema = { rank: { type: 'number', unit: 'rank', required: true } } as const;
  const rows = Array.from({ length: 20 }, (_, index) => [index + 1]);
  const list = { name: 'list', title: 'A list', vintage: '2024', publishedOn: '2024', schema, rows };
  const { table } = await loadTable(desk.env, { ...list, sourceId: source.id });
  return { table, claim };
}

describe('a dry run', () => {
  it('comes to what an assessment on record does, and writes nothing', async () => {
    const { claim, table } = await aList();
    const { id } = await proposeProposition(desk.env, { claimId: claim.id, proposition, readings });
    const before = await desk.head();
    const given = await dry({ proposition, readings });
    const known = await dry({ propositionId: id, tables: { list: table.id } });
    expect(await desk.head()).toBe(before);
    expect(given.outcome).toBe('depends-on-the-reading');
    expect(known).toEqual(given);
    expect(await assess(desk.env, { propositionId: id })).toMatchObject({
      results: given.results,
      conditions: given.conditions,
      tables: given.tables,
    });
  });

  it('names every fault of the proposition by its place', async () => {
    await aList();
    const unknown = { ...proposition, term: { op: 'nothing' } } as unknown as Proposition;
    expect(await codeOf(dry({ proposition: unknown }))).toBe('invalid-proposition');
    const other = JSON.parse(JSON.stringify(proposition).replace('"column":"rank"', '"column":"place"'));
    const fault = await dry({ proposition: other, readings }).catch((error: AssayError) => error);
    expect(fault).toMatchObject({ code: 'invalid-proposition' });
    expect('findings' in fault && fault.findings.map(({ path }) => path.join('.'))).toContainEqual(
      expect.stringMatching(/^term\.left\.of\.if/),
    );
    expect(await codeOf(dry({ proposition }))).toBe('invalid-readings');
    expect(await codeOf(dry({}))).toBe('invalid-input');
    const missing = JSON.parse(JSON.stringify(proposition).replace('"list"', '"nowhere"'));
    expect(await codeOf(dry({ proposition: missing, readings }))).toBe('invalid-proposition');
  });

  it('names what is pinned by a name that it does not use, or to another table', async () => {
    const { table } = await aList();
    const faultsOf = async (input: DryAssessInput) => {
      const fault = await dry(input).catch((error: unknown) => error);
      if (!(fault instanceof AssayError)) throw new Error('expected a refusal, got none', { cause: fault });
      return [fault.code, ...fault.findings.map(({ path, message }) => [path.join('.'), message])];
    };
    // Of these the message is what a person needs: the name that was expected, and the one that was got.
    expect(await faultsOf({ proposition, readings, tables: { lists: table.id } })).toEqual([
      'invalid-input',
      ['tables.lists', 'expected one of list; got lists'],
    ]);
    const { snapshot } = await desk.aCase();
    expect(await faultsOf({ proposition, readings, documents: { paper: snapshot.id } })).toEqual([
      'invalid-input',
      ['documents.paper', 'expected none, as the proposition names no documents; got paper'],
    ]);
    const other = JSON.parse(JSON.stringify(proposition).replace('"list"', '"another"'));
    expect(await faultsOf({ proposition: other, readings, tables: { another: table.id } })).toEqual([
      'invalid-input',
      ['tables.another', 'expected an edition of the table another, got one of list'],
    ]);
    expect(await codeOf(dry({ proposition, readings, tables: { list: desk.env.makeId('table') } }))).toBe('not-found');
    expect(await faultsOf({ proposition: other, readings })).toEqual([
      'invalid-proposition',
      expect.arrayContaining([expect.stringMatching(/table$/), 'expected a table on record; got another']),
    ]);
  });

  it('keeps to its limit of the characters of all its documents', async () => {
    const [one, other] = [await desk.aCase(), await desk.aCase()];
    const quotes = (document: string) =>
      ({ op: 'quotation', quote: 'Three of the ten', document, mode: 'verbatim' }) as const;
    const input = {
      proposition: { assay: 1, term: { op: 'and', of: [quotes('paper'), quotes('report')] } },
      documents: { paper: one.snapshot.id, report: other.snapshot.id },
    } as const;
    const length = 2 * 'Three of the ten are Chinese.'.length;
    expect((await dry(input, { characters: length })).outcome).toBe('true');
    expect(await codeOf(dry(input, { characters: length - 1 }))).toBe('limit-exceeded');
  });

  it('keeps to its limits of rows and readings, and ends where it is told to', async () => {
    await aList();
    expect(await codeOf(dry({ proposition, readings }, { rows: 19 }))).toBe('limit-exceeded');
    expect(await codeOf(dry({ proposition, readings }, { cells: 19 }))).toBe('limit-exceeded');
    expect(await codeOf(dry({ proposition, readings }, { readings: 1 }))).toBe('limit-exceeded');
    const stop = new Error('the time is over');
    let steps = 0;
    const interrupt = () => {
      steps += 1;
      if (steps > 3) throw stop;
    };
    expect(await codeOf(dry({ proposition, readings }, { interrupt }))).toBe(stop);
    expect(steps).toBe(4);
  });
});

describe('a check before publication', () => {
  const at = { policy: recommended, at: asInstant('2025-06-24T00:00Z') };
  const check = (given: Parameters<typeof checkBeforePublication>[1]) =>
    desk.store.read((reader) => checkBeforePublication(reader, given, at));

  it('of a revision finds what publication would, until it passes', async () => {
    const revision = await desk.propose();
    const early = await check({ revisionId: revision.id });
    expect([early.passes, early.policy.id]).toEqual([false, 'recommended']);
    const rules = early.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
    expect(await desk.refusal(() => desk.publish(revision))).toEqual(rules);
    await desk.approved(revision);
    expect((await check({ revisionId: revision.id })).passes).toBe(true);
    await desk.publish(revision);
    expect((await check({ revisionId: revision.id })).passes).toBe(false);
  });

  it('of a draft asks everything but who approved it, and writes nothing', async () => {
    const { verdict } = await desk.aCase();
    const before = await desk.head();
    expect((await check({ draft: verdict })).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const wrong = await check({ draft: { ...verdict, rating: 'no-such', reasons: [] } });
    expect(wrong.passes).toBe(false);
    expect(wrong.findings.map(({ path }) => path[0])).toEqual(expect.arrayContaining(['rating', 'reasons']));
    expect(await desk.head()).toBe(before);
    expect(await codeOf(check({}))).toBe('invalid-input');
  });

  it('of a draft over a published verdict asks for a correction', async () => {
    const { verdict } = await desk.aCase();
    const { id: seen } = await desk.publish(await desk.approved(await proposeVerdict(desk.env, verdict)));
    expect((await check({ draft: verdict })).passes).toBe(false);
    const draft = { ...verdict, rating: 'true', summary: 'Three, and no more.', correction };
    const found = await check({ draft });
    expect(found.passes).toBe(true);
    // What was found in the draft is what is found in the revision that is made of it.
    const revision = await desk.approved(await correctVerdict(desk.env, { ...draft, seen }));
    expect((await check({ revisionId: revision.id })).findings).toEqual(found.findings);
  });
});
