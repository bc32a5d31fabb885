import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nouns } from '@assay/core';
import { commands } from '@assay/core/commands';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
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

  it('has a mutation for every command, each answering its payload or a refusal', () => {
    const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
    expect(fields.map(({ name }) => name).toSorted()).toEqual(Object.keys(commands).toSorted());
    for (const { name, type } of fields) {
      const union = getNamedType(type);
      const title = name.replace(/^./, (letter) => letter.toUpperCase());
      expect(
        isUnionType(union)
          ? union
              .getTypes()
              .map((member) => member.name)
              .toSorted()
          : union.name,
      ).toEqual([`${title}Payload`, 'Refusal'].toSorted());
    }
  });

  it('finds every noun that has an id by it', () => {
    const nodes = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'),
    );
    expect(nodes.map(({ name }) => name.toLowerCase()).toSorted()).toEqual(nouns.toSorted());
  });

  it('says of every value of an enum what it means, not its name again', () => {
    const values = Object.values(schema.getTypeMap())
      .filter(isEnumType)
      .flatMap((type) => type.getValues());
    const bare = values.filter(({ name, description }) => {
      const words = (description ?? '').toLowerCase().replaceAll(/[^a-z ]/g, '');
      return words.split(' ').length < 3 || words === name.toLowerCase().replaceAll('_', ' ');
    });
    expect(bare.map(({ name }) => name)).toEqual([]);
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
