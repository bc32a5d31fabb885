import { checkProposition, checkReadings, isCheckable } from '@assay/core';
import { describe, expect, it } from 'vitest';
import { claims } from './claims.ts';
import type { ExampleForm } from './example-form.ts';
import { forms } from './forms.ts';
import { snapshots } from './snapshots.ts';
import { tables } from './tables.ts';

const schemas = Object.fromEntries(tables.map(({ name, schema }) => [name, schema]));
const named = forms.map((form): [string, ExampleForm] => [[form.claim, form.label ?? ''].join(' ').trim(), form]);

describe('the typed forms of the example', () => {
  it.each(named)('%s is without faults, over the tables there are', (_, { proposition, readings }) => {
    expect(checkProposition(proposition, schemas)).toEqual([]);
    expect(checkReadings(proposition, readings)).toEqual([]);
  });

  it('quote documents that are there', () => {
    const refs: readonly string[] = snapshots.map(({ ref }) => ref);
    const documents = [...JSON.stringify(forms).matchAll(/"document":"([^"]*)"/g)].map(([, ref]) => ref);
    expect(documents.length).toBeGreaterThan(8);
    for (const document of documents) expect(refs).toContain(document);
  });

  it('are there for every claim that can be checked by itself, told apart by their labels', () => {
    const checkable = claims.filter(({ kind, rollUp }) => isCheckable(kind) && rollUp === null);
    expect(new Set(forms.map(({ claim }) => claim))).toEqual(new Set(checkable.map(({ ref }) => ref)));
    expect(new Set(named.map(([name]) => name)).size).toBe(forms.length);
  });
});
