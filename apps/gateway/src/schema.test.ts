import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nouns } from '@assay/core';
import { commands } from '@assay/core/commands';
import {
  type GraphQLSchema,
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

  it('describes every type, field, argument and value, in more than the words of its name', () => {
    const bare = described(schema).filter(({ names, description }) => repeats(description, names));
    expect(bare.map(({ place, description }) => `${place}: ${description}`)).toEqual([]);
  });

  it.each([
    ['', ['anything'], true],
    ['The claim.', ['claimId'], true],
    ['Its titles', ['title'], true],
    ['A rating scale.', ['RatingScale'], true],
    ['In review.', ['VerdictState', 'IN_REVIEW'], true],
    ['The claim it rates.', ['claim'], false],
    ['It waits for approvals.', ['VerdictState', 'IN_REVIEW'], false],
  ])('would not take %j as the description of %j: %s', (description, names, isBare) => {
    expect(repeats(description, names)).toBe(isBare);
  });
});

interface Described {
  readonly place: string;
  /** Its own name, and of a value also that of its type. */
  readonly names: readonly string[];
  readonly description: string;
}

/** Everything in a schema that a client may name. */
function described(of: GraphQLSchema): Described[] {
  const all: Described[] = [];
  const look = (
    place: string,
    names: readonly string[],
    { description }: { description?: string | null | undefined },
  ) => void all.push({ place, names, description: description ?? '' });
  for (const type of Object.values(of.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    look(type.name, [type.name], type);
    if (isEnumType(type)) {
      for (const value of type.getValues()) look(`${type.name}.${value.name}`, [type.name, value.name], value);
    }
    if (isInputObjectType(type) || isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        look(`${type.name}.${field.name}`, [field.name], field);
        if (!('args' in field)) continue;
        for (const arg of field.args) look(`${type.name}.${field.name}(${arg.name})`, [arg.name], arg);
      }
    }
  }
  return all;
}

const small = new Set(wordsOf('the a an of its it this in to is are and or id'));

/** Whether a description says nothing that the names do not say already. */
function repeats(description: string, names: readonly string[]): boolean {
  const own = new Set(names.flatMap(wordsOf));
  return wordsOf(description).every((word) => own.has(word) || small.has(word));
}

function wordsOf(text: string): string[] {
  const words = text
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z]+/g);
  return (words ?? []).map((word) => word.replace(/s$/, ''));
}
