import { describe, expect, it } from 'vitest';
import { AssayError } from '../../error.ts';
import { digestOf } from '../../value/digest.ts';
import { choose } from './choose.ts';
import { column } from './column.ts';
import { date } from './date.ts';
import { number } from './number.ts';
import { parameter } from './parameter.ts';
import { growth, top } from './patterns.ts';
import { claimForm, readings } from './readings.ts';
import { and, atLeastOf, judgement, not, or, proposition } from './statement.ts';
import { defineTable } from './table.ts';

const ranking = defineTable('ranking', {
  company: column.text(),
  country: column.text(['CN', 'US']),
  year: column.number('calendar-year'),
  revenue: column.number('MUSD'),
  staff: column.number('person').optional(),
  published: column.date(),
});
const reason = 'said so';

const table = { op: 'table', table: 'ranking' };
const revenue = { op: 'column', column: 'revenue' };

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof AssayError ? error.code : `${error}`;
  }
  return 'nothing thrown';
}

describe('the builder of propositions', () => {
  it('writes the claim of the top ten as plain data', () => {
    const ten = top(
      ranking.where((row) => row.year.equals(2024)),
      10,
      (row) => row.revenue,
    );
    const claim = proposition(
      ten
        .where((row) => row.country.is('CN'))
        .count()
        .isWithin(3, 5),
    );
    expect(claim).toEqual({
      assay: 1,
      term: {
        op: 'within',
        range: { min: 3, max: 5 },
        of: {
          op: 'count',
          of: {
            op: 'where',
            if: { op: 'row-text-is', column: 'country', value: 'CN' },
            of: {
              op: 'where',
              if: {
                op: 'row-compare',
                left: { op: 'column', column: 'place' },
                is: '<=',
                right: { op: 'constant', value: 10, unit: 'rank' },
              },
              of: {
                op: 'rank',
                by: revenue,
                direction: 'descending',
                per: [],
                as: 'place',
                of: {
                  op: 'where',
                  if: {
                    op: 'row-compare',
                    left: { op: 'column', column: 'year' },
                    is: '=',
                    right: { op: 'constant', value: 2024, unit: 'calendar-year' },
                  },
                  of: table,
                },
              },
            },
          },
        },
      },
    });
  });

  it('gives a claim written twice one digest, however it is bracketed', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((statement) => judgement({ statement, by: 'A. Editor', value: null }));
    if (a === undefined || b === undefined || c === undefined) throw new Error('three judgements were made');
    const forms = [and(a, b, c), a.and(b).and(c), a.and(b.and(c))].map((form) => digestOf(proposition(form)));
    expect(new Set(forms).size).toBe(1);
    expect(digestOf(proposition(or(a, b, c)))).not.toBe(forms[0]);
  });

  it('joins conditions on rows as it joins statements', () => {
    const rows = ranking.where((row) =>
      and(row.country.is('CN'), row.revenue.moreThan(1), or(row.staff.isKnown(), row.year.isNot(2020))),
    );
    expect(rows.term).toMatchObject({ if: { op: 'row-and', of: [{}, {}, { op: 'row-or', of: [{}, { is: '!=' }] }] } });
    expect(ranking.where((row) => not(row.country.is('CN'))).term).toEqual(
      ranking.where((row) => row.country.isNot('CN')).term,
    );
  });

  it('works out the units of new columns', () => {
    const rows = ranking
      .with('perHead', (row) => row.revenue.dividedBy(row.staff))
      .with('age', (row) => row.year.minus(1949))
      .with('double', (row) => row.revenue.times(2))
      .with('area', (row) => row.revenue.times(row.staff));
    expect(Object.values(rows.schema).map((schema) => ('unit' in schema ? schema.unit : null))).toEqual([
      null,
      null,
      'calendar-year',
      'MUSD',
      'person',
      null,
      'MUSD/person',
      'year',
      'MUSD',
      'MUSD*person',
    ]);
    expect(
      Object.entries(rows.schema)
        .filter(([, { required }]) => !required)
        .map(([name]) => name),
    ).toEqual(['staff', 'perHead', 'age', 'double', 'area']);
  });

  it('refuses at run time what types were passed by to write', () => {
    // A schema read from a file has units the compiler does not know.
    const unit: string = 'EUR';
    const euros = number(1, unit);
    expect(codeOf(() => number(1, 'USD').atLeast(euros))).toBe('invalid-unit');
    expect(codeOf(() => number(1, 'USD').plus(euros))).toBe('invalid-unit');
    expect(codeOf(() => number(1, 'USD').to(unit))).toBe('invalid-unit');
    expect(codeOf(() => growth(number(1, 'USD'), euros))).toBe('invalid-unit');
    expect(codeOf(() => ranking.where((row) => row.revenue.equals(euros)))).toBe('invalid-unit');
    expect(codeOf(() => number(1, 'person*USD'))).toBe('invalid-unit');
    const name: string = 'revenue';
    expect(codeOf(() => top(ranking, 3, (row) => row.revenue, { as: name }))).toBe('invalid-proposition');
  });

  it('refuses a range that ends before it starts, a name taken, a wrong k and a date there is not', () => {
    expect(codeOf(() => ranking.count().isWithin(5, 3))).toBe('invalid-proposition');
    const ranked = top(ranking, 3, (row) => row.revenue);
    expect(codeOf(() => top(ranked, 3, (row) => row.revenue))).toBe('invalid-proposition');
    expect(codeOf(() => atLeastOf(2, [ranking.exists()]))).toBe('invalid-proposition');
    expect(codeOf(() => date('2025-02-30'))).toBe('invalid-date');
  });
});

describe('content made from plain objects', () => {
  it('has its cells in the order of the columns, and its gaps complete', () => {
    const content = ranking.rows(
      [{ published: '2024-12', revenue: { min: 1, max: 2 }, year: 2023, country: 'CN', company: 'Norinco' }],
      {
        gaps: [
          {
            columns: { country: { in: ['CN'] }, year: { max: 2019 }, published: { to: '2020-12' } },
            atMost: 10,
            reason: 'not listed before the 2020 edition',
          },
        ],
      },
    );
    expect(content.rows).toEqual([['Norinco', 'CN', 2023, { min: 1, max: 2 }, null, '2024-12']]);
    expect(content.gaps).toEqual([
      {
        columns: { country: { in: ['CN'] }, year: { min: null, max: 2019 }, published: { from: null, to: '2020-12' } },
        atMost: 10,
        reason: 'not listed before the 2020 edition',
        source: null,
      },
    ]);
    expect(content.schema['revenue']).toEqual({ type: 'number', unit: 'MUSD', required: true });
  });
});

describe('parameters and readings', () => {
  const places = parameter.number('places', 'rank', 'how many count', [{ id: 'ten', value: 10, reason }]);
  const which = parameter.choice('which', 'the date', [
    { id: 'draft', label: 'the draft of May', reason, source: 'https://example.org' },
    { id: 'as-adopted', reason },
  ]);

  it('are plain data with every key', () => {
    expect(which.parameter).toEqual({
      name: 'which',
      type: 'choice',
      unit: null,
      label: 'the date',
      options: [
        { id: 'draft', label: 'the draft of May', value: 'draft', reason, source: 'https://example.org' },
        { id: 'as-adopted', label: 'as adopted', value: 'as-adopted', reason, source: null },
      ],
    });
    const both = readings([places, which], {
      exclude: [{ options: { which: 'as-adopted', places: 'ten' }, reason }],
      axes: [{ parameter: places, values: [5, 10], reason }],
    });
    expect(both.exclusions).toEqual([{ options: { which: 'as-adopted', places: 'ten' }, reason }]);
    expect(both.axes).toEqual([{ parameter: 'places', values: [5, 10], distances: null, reason }]);
  });

  it('are refused without options, without a reason, with an id twice and with a value that is none', () => {
    const one = { id: 'one', value: 1, reason };
    const wrong = [[], [{ ...one, reason: ' ' }], [one, one], [{ ...one, value: Number.NaN }]];
    for (const options of wrong) {
      expect(codeOf(() => parameter.number('n', '1', 'how many', options))).toBe('invalid-readings');
    }
    expect(codeOf(() => parameter.date('d', 'when', [{ id: 'one', value: 'soon', reason }]))).toBe('invalid-date');
  });

  it('are refused as well where a caller without types leaves something out', () => {
    // As from plain JavaScript, where nothing says what an option has.
    const wrong = ['[{"id":"one","value":1}]', '[{"value":1,"reason":"so"}]', '[{"id":1,"value":1,"reason":"so"}]'];
    for (const options of [...wrong, '[null]', '[1]', 'null', '{}', '"one"']) {
      const make = [
        () => parameter.number('n', '1', 'how many', JSON.parse(options)),
        () => parameter.text('n', 'who', JSON.parse(options)),
        () => parameter.range('n', '1', 'how many', JSON.parse(options)),
        () => parameter.choice('n', 'which', JSON.parse(options)),
      ];
      for (const one of make) expect([options, codeOf(one)]).toEqual([options, 'invalid-readings']);
    }
    const undated = JSON.parse('[{"id":"one","value":"2025"}]');
    expect(codeOf(() => parameter.date('d', 'when', undated))).toBe('invalid-readings');
    const unnamed = JSON.parse('[null, [{"id":"one","value":"2025","reason":"so"}]]');
    expect(codeOf(() => parameter.date(unnamed[0], 'when', unnamed[1]))).toBe('invalid-readings');
    expect(codeOf(() => parameter.date('d', unnamed[0], unnamed[1]))).toBe('invalid-readings');
  });

  it('stand where a literal may stand', () => {
    const rows = top(ranking, places, (row) => row.revenue);
    expect(rows.term).toMatchObject({ if: { right: { value: { parameter: 'places' }, unit: 'rank' } } });
    expect(choose(which, { draft: date('2025-06-22'), 'as-adopted': date('2025-06-25') }).date).toEqual({
      op: 'choose',
      by: 'which',
      options: { draft: { op: 'date', value: '2025-06-22' }, 'as-adopted': { op: 'date', value: '2025-06-25' } },
    });
  });

  it('may not be forgotten in the form of a claim', () => {
    const statement = top(ranking, places, (row) => row.revenue).exists();
    expect(codeOf(() => claimForm(statement, []))).toBe('invalid-readings');
    expect(claimForm(statement, [places]).readings.parameters).toEqual([places.parameter]);
  });
});
