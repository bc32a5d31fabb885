import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AssayError } from '../error.ts';
import {
  asInput,
  contextField,
  dateField,
  idField,
  languageField,
  nameField,
  optional,
  textLimits,
  urlField,
} from './input.ts';

function faults(schema: z.ZodType, input: unknown): string[] {
  try {
    asInput(schema, input);
    return [];
  } catch (fault) {
    if (!(fault instanceof AssayError)) throw fault;
    expect(fault.code).toBe('invalid-input');
    return fault.findings.map((finding) => finding.path.join('.'));
  }
}

describe('the input of a command', () => {
  const schema = z.strictObject({ name: nameField, when: z.strictObject({ date: optional(dateField) }) });

  it('is refused with every fault at its path', () => {
    expect(faults(schema, { name: '', when: { date: '2025-13' } })).toEqual(['name', 'when.date']);
    expect(faults(schema, { name: 7, when: {} })).toEqual(['name']);
    expect(faults(schema, null)).toEqual(['']);
  });

  it('is refused with a key nobody knows', () => {
    expect(faults(schema, { name: 'a', when: {}, rating: 'true' })).toEqual(['']);
    expect(faults(schema, { name: 'a', when: { hour: 1 } })).toEqual(['when']);
  });

  it('has every key, absent ones as null', () => {
    expect(asInput(schema, { name: ' a ', when: {} })).toEqual({ name: ' a ', when: { date: null } });
  });

  it.each([
    ['a text too long', nameField, 'x'.repeat(textLimits.name + 1)],
    ['a lone surrogate', nameField, '\udc00'],
    ['an id of nothing', idField('claim'), 'claim-1'],
    ['an address of a script', urlField, 'javascript:alert(1)'],
    ['an address of a file', urlField, 'file:///etc/passwd'],
    ['no address', urlField, 'example.org'],
    ['no language', languageField, 'english language'],
    ['no language at all', languageField, ''],
    ['NUL', contextField, 'a\0'],
  ])('refuses %s', (_, field, value) => {
    expect(faults(field, value)).toEqual(['']);
  });

  it('reads addresses as given, language tags in canonical form, and words around a quotation that may be blank', () => {
    expect(asInput(urlField, 'https://Example.org/a b')).toBe('https://Example.org/a b');
    expect(asInput(languageField, 'PT-br')).toBe('pt-BR');
    expect(['', ' ', ' the '].map((text) => asInput(contextField, text))).toEqual(['', ' ', ' the ']);
  });
});
