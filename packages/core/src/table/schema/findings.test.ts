import { describe, expect, it } from 'vitest';
import { schemaFromCsvw } from './csvw.ts';
import type { SchemaReading } from './schema-reading.ts';
import { suggestSchema } from './suggest-schema.ts';
import { schemaFromTableSchema } from './table-schema.ts';

const shortly = ({ schema, findings }: SchemaReading) => ({
  schema,
  found: findings.map(({ severity, rule, path }) => `${severity} ${rule} ${path.join('.')}`),
});
const ofField = (field: object) => shortly(schemaFromTableSchema({ fields: [{ name: 'a', ...field }] }));
const ofColumn = (column: object) => shortly(schemaFromCsvw({ tableSchema: { columns: [{ name: 'a', ...column }] } }));

describe('a Table Schema', () => {
  it.each([
    [
      { type: 'integer', unit: 'person' },
      { type: 'number', unit: 'person', required: false },
    ],
    [
      { type: 'year', constraints: { required: true } },
      { type: 'number', unit: 'calendar-year', required: true },
    ],
    [{ type: 'yearmonth' }, { type: 'date', required: false }],
    [{ type: 'date' }, { type: 'date', required: false }],
    [{}, { type: 'text', vocabulary: null, required: false }],
    [
      { type: 'string', constraints: { enum: ['CN'] } },
      { type: 'text', vocabulary: ['CN'], required: false },
    ],
    [
      { type: 'string', categories: ['CN', 'US'] },
      { type: 'text', vocabulary: ['CN', 'US'], required: false },
    ],
    [
      { type: 'string', categories: [{ value: 'CN', label: 'China' }] },
      { type: 'text', vocabulary: ['CN'], required: false },
    ],
  ])('has a column for the field %j', (field, column) => {
    expect(ofField(field)).toEqual({ schema: { a: column }, found: [] });
  });

  it.each([
    [{ type: 'number' }, 'error unit-missing fields.0.unit'],
    [{ type: 'number', unit: '$' }, 'error column-unit schema.a.unit'],
    [{ type: 'number', unit: 'USD', decimalChar: ',' }, 'error unsupported-format fields.0.decimalChar'],
    [{ type: 'number', unit: 'USD', bareNumber: false }, 'error unsupported-format fields.0.bareNumber'],
    [{ type: 'boolean' }, 'error unsupported-type fields.0.type'],
    [{ type: 'any' }, 'error unsupported-type fields.0.type'],
    [{ type: 'date', format: '%d/%m/%y' }, 'error unsupported-format fields.0.format'],
    [{ type: 'string', constraints: { enum: [1] } }, 'error unsupported-constraint fields.0.constraints.enum'],
    [{ name: 'Revenue (USD)' }, 'error column-name fields.0'],
  ])('has no column for %j', (field, fault) => expect(ofField(field)).toEqual({ schema: null, found: [fault] }));

  it('says what it asks for that is not checked', () => {
    const schema = {
      fields: [{ name: 'a', type: 'string', format: 'email', constraints: { unique: true, pattern: 'x' } }],
      missingValues: ['', '-'],
      primaryKey: 'a',
    };
    expect(shortly(schemaFromTableSchema(schema)).found).toEqual([
      'warning missing-values missingValues',
      'note left-aside primaryKey',
      'warning unsupported-constraint fields.0.constraints.unique',
      'warning unsupported-constraint fields.0.constraints.pattern',
      'warning unsupported-format fields.0.format',
    ]);
  });
});

describe('CSVW metadata', () => {
  it.each([
    [
      { datatype: 'integer', 'schema:unitText': 'person' },
      { type: 'number', unit: 'person', required: false },
    ],
    [
      { datatype: 'double', 'https://schema.org/unitText': { '@value': '%' } },
      { type: 'number', unit: '%', required: false },
    ],
    [
      { datatype: 'gYear', required: true },
      { type: 'number', unit: 'calendar-year', required: true },
    ],
    [{ datatype: { base: 'date', format: 'yyyy-MM-dd' } }, { type: 'date', required: false }],
    [{}, { type: 'text', vocabulary: null, required: false }],
    [{ datatype: { format: 'CN|US' } }, { type: 'text', vocabulary: ['CN', 'US'], required: false }],
  ])('has a column for %j', (column, expected) => {
    expect(ofColumn(column)).toEqual({ schema: { a: expected }, found: [] });
  });

  it.each([
    [{ datatype: 'number' }, 'error unit-missing tableSchema.columns.0.schema:unitText'],
    [{ datatype: 'dateTime' }, 'error unsupported-type tableSchema.columns.0.datatype'],
    [
      { datatype: { base: 'date', format: 'dd.MM.yyyy' } },
      'error unsupported-format tableSchema.columns.0.datatype.format',
    ],
    [{ separator: ';' }, 'error unsupported-format tableSchema.columns.0.separator'],
    [{ default: '0' }, 'error unsupported-format tableSchema.columns.0.default'],
  ])('has no column for %j', (column, fault) => expect(ofColumn(column)).toEqual({ schema: null, found: [fault] }));

  it('hands down what its table and its group say, and says what is not checked', () => {
    const table = {
      url: 'a.csv',
      required: true,
      tableSchema: { columns: [{ titles: { en: ['a', 'b'] } }, { name: 'b', titles: 'B' }] },
    };
    expect(shortly(schemaFromCsvw({ tables: [table], null: ['-'], dialect: { delimiter: ';' } }))).toEqual({
      schema: null,
      found: [
        'error unsupported-dialect dialect.delimiter',
        'warning missing-values null',
        'warning missing-values null',
        'warning title-not-name tables.0.tableSchema.columns.1.titles',
      ],
    });
    expect(schemaFromCsvw(table).schema).toMatchObject({ a: { required: true }, b: { required: true } });
    expect(shortly(schemaFromCsvw({ tables: [table, table] })).found).toEqual(['error several-tables tables']);
  });
});

describe('a schema suggested for a file', () => {
  const csv =
    'company,year,revenue,founded,Head Office\nNorinco,2024,18.5,1980-11,Beijing\nAVIC,2024,,2008,"Beijing, CN"\n';

  it('has types from the cells, and asks for units', () => {
    const suggestion = suggestSchema(csv);
    expect(suggestion.columns.map(({ name, type, required }) => [name, type, required])).toEqual([
      ['company', 'text', true],
      ['year', 'number', true],
      ['revenue', 'number', false],
      ['founded', 'date', true],
      ['head_office', 'text', true],
    ]);
    expect(shortly(suggestion)).toEqual({
      schema: null,
      found: [
        'error unit-missing year.unit',
        'note looks-like-years year',
        'error unit-missing revenue.unit',
        'error column-name Head Office',
      ],
    });
  });

  it('is there when the units are', () => {
    const units = { year: 'calendar-year', revenue: 'GUSD' };
    expect(shortly(suggestSchema(csv.replace('Head Office', 'seat'), { units }))).toEqual({
      schema: {
        company: { type: 'text', vocabulary: null, required: true },
        year: { type: 'number', unit: 'calendar-year', required: true },
        revenue: { type: 'number', unit: 'GUSD', required: false },
        founded: { type: 'date', required: true },
        seat: { type: 'text', vocabulary: null, required: true },
      },
      found: [],
    });
    expect(shortly(suggestSchema('a\n1\n', { units: { a: '$' } })).found).toEqual(['error column-unit schema.a.unit']);
    expect(shortly(suggestSchema('a\nx\n', { units: { a: 'USD' } })).found).toEqual([
      'error unit-unknown-column units.a',
    ]);
  });

  it('is refused for what is no file of values', () => {
    expect(shortly(suggestSchema('')).found).toContain('error csv-malformed ');
    expect(shortly(suggestSchema('a,"b\n')).found).toContain('error csv-malformed ');
    expect(shortly(suggestSchema('a,a\n1,2\n')).found).toContain('error column-twice a');
    expect(shortly(suggestSchema(`a\n${'x\n'.repeat(1500)}`)).found).toEqual(['note only-sampled ']);
  });
});
