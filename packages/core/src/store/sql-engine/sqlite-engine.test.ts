import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Predicate, Proposition, PropositionTerm, Relation } from '../../proposition/language.ts';
import type { Parameter, Readings } from '../../proposition/reading.ts';
import { assessmentSql } from '../../sql/assessment-sql.ts';
import { assessmentStatements } from '../../sql/assessment-statements.ts';
import { tableSql } from '../../sql/table-sql.ts';
import type { TableContent } from '../../table/table.ts';
import { answersInSqlite, runInSqlite } from './sqlite-engine.ts';

const none: Readings = { parameters: [], exclusions: [], axes: [] };
const firms: TableContent = {
  schema: {
    firm: { type: 'text', vocabulary: null, required: true },
    sales: { type: 'number', unit: 'MUSD', required: false },
  },
  rows: [
    ['a', 0.1],
    ['b', 0.2],
    ['c', null],
  ],
  gaps: [],
};
const of: Relation = { op: 'table', table: 'firms' };
const claim = (term: PropositionTerm): Proposition => ({ assay: 1, term });
const atLeast = (value: number | { parameter: string }): PropositionTerm => ({
  op: 'compare',
  left: { op: 'count', of },
  is: '>=',
  right: { op: 'number', value, unit: '1' },
});
const parameter = (name: string, values: readonly number[]): Parameter => ({
  name,
  type: 'number',
  unit: '1',
  label: `the ${name}`,
  options: values.map((value) => ({ id: `is ${value}`, label: String(value), value, reason: 'why not', source: null })),
});
const ask = (term: PropositionTerm, readings: Readings = none, tables = { firms }) =>
  answersInSqlite({ proposition: claim(term), readings, tables, documents: {} });

describe('the statement in SQLite', () => {
  it('answers every reading at once, with the option of each parameter', () => {
    const readings = { ...none, parameters: [parameter('n', [3, 4]), parameter('m', [1])] };
    expect(ask({ op: 'and', of: [atLeast({ parameter: 'n' }), atLeast({ parameter: 'm' })] }, readings)).toEqual([
      { reading: { n: 'is 3', m: 'is 1' }, truth: 'true' },
      { reading: { n: 'is 4', m: 'is 1' }, truth: 'false' },
    ]);
  });

  it('leaves out readings that are excluded', () => {
    const readings = {
      parameters: [parameter('n', [3, 4])],
      exclusions: [{ options: { n: 'is 4' }, reason: 'not both' }],
      axes: [],
    };
    expect(ask(atLeast({ parameter: 'n' }), readings)).toEqual([{ reading: { n: 'is 3' }, truth: 'true' }]);
  });

  it('adds up decimals exactly', () => {
    const known: Relation = { op: 'where', of, if: { op: 'row-known', column: 'sales' } };
    const sum = { op: 'sum', of: known, value: { op: 'column', column: 'sales' } } as const;
    expect(ask({ op: 'compare', left: sum, is: '=', right: { op: 'number', value: 0.3, unit: 'MUSD' } })).toEqual([
      { reading: {}, truth: 'true' },
    ]);
  });

  it('takes what rests on no table as a constant', () => {
    const judged = { op: 'judgement', statement: 'it is so', by: 'somebody', value: null } as const;
    expect(ask(judged)).toEqual([{ reading: {}, truth: 'undecided' }]);
  });

  it('may have as many conditions as a proposition may have, beside each other or inside each other', () => {
    const isNone = (index: number): Predicate => ({ op: 'row-text-is', column: 'firm', value: `none ${index}` });
    const many = Array.from({ length: 1900 }, (_, index) => isNone(index));
    const isA: Predicate = { op: 'row-text-is', column: 'firm', value: 'a' };
    const found = (condition: Predicate) => ask({ op: 'exists', of: { op: 'where', of, if: condition } })[0]?.truth;
    expect(found({ op: 'row-or', of: many })).toBe('false');
    expect(found({ op: 'row-or', of: [...many, isA] })).toBe('true');
    expect(found({ op: 'row-and', of: many.map((one) => ({ op: 'row-not', of: one })) })).toBe('true');
    const nested = Array.from({ length: 60 }).reduce<Predicate>(
      (inner, _, depth) => ({ op: depth % 2 === 0 ? 'row-or' : 'row-and', of: [inner, ...many.slice(0, 30)] }),
      isA,
    );
    expect(found(nested)).toBe('false');
  });

  it('is refused when it is made, not when it is run, where SQLite could not unfold it', () => {
    const leaf = (index: number): PropositionTerm => ({
      op: 'exists',
      of: { op: 'where', of, if: { op: 'row-text-is', column: 'firm', value: `none ${index}` } },
    });
    const leaves = Array.from({ length: 198 }, (_, index) => leaf(index));
    expect(ask({ op: 'or', of: leaves.slice(1) })).toEqual([{ reading: {}, truth: 'false' }]);
    expect(() => ask({ op: 'or', of: leaves })).toThrow(expect.objectContaining({ code: 'limit-exceeded' }));
  });

  it('is refused so where few terms over rows in doubt come to a large statement', () => {
    const places: TableContent = {
      schema: {
        country: { type: 'text', vocabulary: ['A', 'B', 'C'], required: true },
        place: { type: 'number', unit: 'rank', required: false },
      },
      rows: [],
      gaps: [{ columns: {}, atMost: 1, reason: 'not covered', source: null }],
    };
    const place = { op: 'column', column: 'place' } as const;
    const inner: Relation = {
      op: 'group',
      of: { op: 'table', table: 'places' },
      by: ['country'],
      aggregates: { most: { op: 'mode', of: place }, half: { op: 'percentile', of: place, percent: 50 } },
    };
    const mean = { op: 'average', of: { op: 'column', column: 'most' } } as const;
    const grouped: Relation = { op: 'group', of: inner, by: ['country'], aggregates: { mean } };
    const by = { op: 'column', column: 'mean' } as const;
    const ranked: Relation = { op: 'rank', of: grouped, by, direction: 'descending', per: ['country'], as: 'at' };
    const input = {
      proposition: claim({ op: 'exists', of: ranked }),
      readings: none,
      tables: { places },
      documents: {},
    };
    expect(() => answersInSqlite(input)).toThrow(expect.objectContaining({ code: 'limit-exceeded' }));
    expect(assessmentStatements(input).sqlite).toBeNull();
    expect(assessmentStatements(input).postgresql).toContain('WITH');
  });

  it('is not to be broken out of by a name, a word or a line break', () => {
    const name = `x"; DROP TABLE y; --\n'`;
    const hostile = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(`'; --`, `"`, '\n\\', '/* */', name));
    const text = hostile.filter((word) => word.trim() !== '' && !word.includes('\0') && word.isWellFormed());
    fc.assert(
      fc.property(text, text, text, (table, word, id) => {
        const content = { ...firms, rows: [[word, 1]] };
        const term: PropositionTerm = {
          op: 'exists',
          of: {
            op: 'where',
            of: { op: 'table', table },
            if: { op: 'row-text-is', column: 'firm', value: { parameter: id } },
          },
        };
        const options = [word, `${word}!`].map((value, index) => ({
          id: `${id}${index}`,
          label: id,
          value,
          reason: 'any',
          source: null,
        }));
        const readings: Readings = {
          ...none,
          parameters: [{ name: id, type: 'text', unit: null, label: id, options }],
        };
        const input = { proposition: claim(term), readings, tables: { [table]: content }, documents: {} };
        expect(answersInSqlite(input).map(({ truth }) => truth)).toEqual(['true', 'false']);
        // Pasted into a shell it comes to the same.
        const database = new Database(':memory:');
        database.exec(tableSql(table, content, 'sqlite'));
        const rows = database
          .prepare(assessmentSql({ ...input, dialect: 'sqlite' }))
          .raw()
          .all();
        expect(rows).toEqual([
          [`${id}0`, 'true'],
          [`${id}1`, 'false'],
        ]);
        database.close();
      }),
    );
  });
});

describe('a statement from a file', () => {
  const run = (statement: string) => runInSqlite({ statement, tables: { firms }, readings: none });

  it('answers again over the tables it was made for', () => {
    const input = { proposition: claim(atLeast(3)), readings: none, tables: { firms }, documents: {} };
    expect(run(assessmentSql({ ...input, dialect: 'sqlite' }))).toEqual([{ reading: {}, truth: 'true' }]);
  });

  it('is refused where it does more than read, is none, or answers something else', () => {
    const wrong = [
      'DELETE FROM firms',
      "ATTACH 'x.db' AS x",
      'VACUUM',
      'SELECT',
      'SELECT 1',
      "SELECT 'true'; SELECT 1",
    ];
    for (const statement of wrong) {
      expect(() => run(statement), statement).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    }
  });
});
