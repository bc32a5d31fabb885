import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSchema } from '../check-table.ts';
import type { ColumnSchema, TableSchema } from '../table.ts';
import { schemaFromCsvw, toCsvw } from './csvw.ts';
import { schemaFromTableSchema, toTableSchema } from './table-schema.ts';
import { wordsOfPattern, wordsPattern } from './words-pattern.ts';

const character = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  fc.constantFrom(...'\\^$.*+?()[]{}|/-\n'),
);
const word = fc
  .string({ unit: character, minLength: 1, maxLength: 8 })
  .filter((text) => text.trim() !== '' && text.isWellFormed() && !text.includes('\0'));
const column: fc.Arbitrary<ColumnSchema> = fc.oneof(
  fc.record({
    type: fc.constant('number'),
    unit: fc.constantFrom('1', '%', 'MUSD', 'USD@2015', 'USD/person/year'),
    required: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('text'),
    vocabulary: fc.oneof(fc.constant(null), fc.uniqueArray(word, { minLength: 1, maxLength: 5 })),
    required: fc.boolean(),
  }),
  fc.record({ type: fc.constant('date'), required: fc.boolean() }),
);
const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,12}$/).filter((text) => !(text in Object.prototype));
const schemas: fc.Arbitrary<TableSchema> = fc
  .uniqueArray(fc.tuple(name, column), { minLength: 1, maxLength: 6, selector: ([key]) => key })
  .map((columns) => Object.fromEntries(columns));

describe('a schema written for others', () => {
  it('is read back as it was, from a Table Schema and from CSVW', () => {
    fc.assert(
      fc.property(schemas, (schema) => {
        expect(checkSchema(schema)).toEqual([]);
        const forms = [schemaFromTableSchema(toTableSchema(schema)), schemaFromCsvw(toCsvw(schema, 'table.csv'))];
        for (const form of forms) expect(form).toEqual({ schema, findings: [] });
        // As JSON too, with the columns in their order.
        const again = schemaFromCsvw(JSON.parse(JSON.stringify(toCsvw(schema, 'table.csv'))));
        expect(Object.keys(again.schema ?? {})).toEqual(Object.keys(schema));
      }),
    );
  });

  it('has its vocabulary as a pattern that just these words fit', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 5 }), word, (words, other) => {
        const pattern = wordsPattern(words);
        expect(wordsOfPattern(pattern)).toEqual(words);
        for (const one of words) expect(new RegExp(pattern, 'u').test(one)).toBe(true);
        expect(new RegExp(pattern, 'u').test(other)).toBe(words.includes(other));
      }),
    );
  });
});

describe('the words of a pattern', () => {
  it.each([
    ['^(CN|US)$', ['CN', 'US']],
    ['CN|US', ['CN', 'US']],
    ['^CN$', ['CN']],
    ['(?:A\\.B|C)', ['A.B', 'C']],
    ['[A-Z]{2}', null],
    ['\\d+', null],
    ['a|', null],
    ['(a)|(b)', null],
    ['a\\', null],
  ])('are those of %s', (pattern, words) => expect(wordsOfPattern(pattern)).toEqual(words));
});

describe('a description of others', () => {
  it('never throws, and has a schema without faults or a fault', () => {
    const value = fc.jsonValue({ maxDepth: 6 });
    const field = fc.record(
      {
        name: fc.oneof(name, value),
        type: fc.oneof(fc.constantFrom('string', 'number', 'date', 'year', 'any'), value),
        datatype: fc.oneof(fc.constantFrom('string', 'number', 'date', 'gYear'), value),
        unit: fc.oneof(fc.constantFrom('USD', '$'), value),
        'schema:unitText': fc.oneof(fc.constantFrom('USD', '$'), value),
        constraints: value,
        format: value,
        titles: value,
        required: value,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.array(fc.oneof(field, value)), value), value, (columns, other) => {
        const forms = [
          schemaFromTableSchema({ fields: columns, missingValues: other }),
          schemaFromCsvw({ tableSchema: { columns }, dialect: other, null: other }),
          schemaFromCsvw({ tables: [{ tableSchema: columns }] }),
          schemaFromTableSchema(other),
          schemaFromCsvw(other),
        ];
        for (const { schema, findings } of forms) {
          expect(schema === null).toBe(findings.some(({ severity }) => severity === 'error'));
          if (schema !== null) expect(checkSchema(schema)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('may be hostile', () => {
    const many = Array.from({ length: 1_000_000 }, () => ({ name: 'a' }));
    const rules = (of: { readonly findings: readonly { readonly rule: string }[] }) =>
      of.findings.map(({ rule }) => rule);
    expect(rules(schemaFromTableSchema({ fields: many }))).toEqual(['too-many-columns']);
    expect(rules(schemaFromCsvw({ tableSchema: { columns: many } }))).toEqual(['too-many-columns']);
    const proto: unknown = JSON.parse(
      '{"fields":[{"name":"__proto__"},{"name":"constructor"}],"__proto__":{"fields":[]}}',
    );
    expect(rules(schemaFromTableSchema(proto))).toEqual(['column-name', 'column-name']);
  });
});
