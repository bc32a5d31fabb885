import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from './schema.ts';

const file = join(import.meta.dirname, '../schema.graphql');

describe('the schema', () => {
  it('is the committed one; UPDATE_SCHEMA=1 rewrites it', async () => {
    const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
    if (process.env['UPDATE_SCHEMA'] === '1') await writeFile(file, printed);
    expect(await readFile(file, 'utf8')).toBe(printed);
  });

  it('describes every type, field, argument and value', () => {
    const silent: string[] = [];
    const look = (place: string, { description }: { description?: string | null | undefined }) => {
      if ((description ?? '') === '') silent.push(place);
    };
    for (const type of Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))) {
      look(type.name, type);
      if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
      if (isInputObjectType(type)) {
        for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field);
      }
      if (isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) {
          look(`${type.name}.${field.name}`, field);
          for (const arg of field.args) look(`${type.name}.${field.name}(${arg.name})`, arg);
        }
      }
    }
    expect(silent).toEqual([]);
  });
});
