import {
  AssayError,
  asDate,
  asId,
  asText,
  type ProposedProposition as ProposedPropositionValue,
  proposePropositions,
  type RestingWords as RestingWordsValue,
} from '@assay/core';
import type { Reader } from '@assay/core/store';
import { guarded } from '../auth/access.ts';
import { builder } from '../builder.ts';
import { priced } from '../limits/price.ts';
import { withLocalIds } from '../local-ids.ts';
import { dryRunPrice } from './dry-run.ts';

/** The most characters of a sentence, and tables, that are looked at. */
const longest = 2_000;
const mostTables = 10;

const ProposalWords = builder
  .objectRef<Omit<RestingWordsValue, 'as' | 'isAround'> & { readonly as?: string }>('ProposalWords')
  .implement({
    description: 'Words of a sentence, and what of a proposal rests on them.',
    fields: (t) => ({
      words: t.exposeString('words', { description: 'What the sentence says there.' }),
      start: t.exposeInt('start', { description: 'Where they begin, in UTF-16 code units.' }),
      end: t.exposeInt('end', { description: 'Where they end, exclusive.' }),
      as: t.string({
        nullable: true,
        description: 'What of the proposition rests on them; null where nothing does.',
        resolve: (words) => words.as ?? null,
      }),
    }),
  });

const ProposedProposition = builder.objectRef<ProposedPropositionValue>('ProposedProposition').implement({
  description: 'A typed form that a sentence may have, for a person to look at, mend and confirm.',
  fields: (t) => ({
    template: t.exposeString('template', { description: 'The form, such as count-in-top.' }),
    json: t.field({
      type: 'JSON',
      description: 'The proposition as data, as `proposeProposition` takes it.',
      resolve: ({ proposition }) => proposition,
    }),
    readings: t.expose('readings', {
      type: 'JSON',
      description: 'What it leaves open, as `proposeProposition` takes it.',
    }),
    sentence: t.exposeString('sentence', { description: 'The proposition as a sentence.' }),
    restsOn: t.expose('restsOn', { type: [ProposalWords], description: 'The words it rests on.' }),
    unexplained: t.expose('unexplained', { type: [ProposalWords], description: 'The words nothing of it rests on.' }),
    coverage: t.exposeFloat('coverage', { description: 'How much of the sentence is explained, from 0 to 1.' }),
    toConfirm: t.exposeStringList('toConfirm', {
      description: 'What a person has to fill in or to confirm beyond the words.',
    }),
  }),
});

builder.queryField('proposePropositions', (t) =>
  t.field({
    type: [ProposedProposition],
    description: 'Typed forms that a sentence may have over given tables, the likeliest first; nothing is written.',
    extensions: { ...guarded('propose-proposition'), ...priced(dryRunPrice) },
    args: {
      text: t.arg.string({ required: true, description: 'The sentence, in English, of at most 2,000 characters.' }),
      tableIds: t.arg.idList({
        required: true,
        description: 'The tables it may be about, at most 10.',
        extensions: { idOf: 'Table' },
      }),
      saidOn: t.arg.string({ description: 'The day it was said, as an EDTF date.' }),
      around: t.arg.string({ description: 'The text it stands in, of at most 2,000 characters.' }),
    },
    resolve: async (_, given, { store, limits }, info) => {
      const { text, tableIds, saidOn, around } = withLocalIds(given, info);
      const sentence = asText(text, { max: longest });
      const options = {
        ...(saidOn == null ? {} : { saidOn: asDate(saidOn) }),
        ...(around == null ? {} : { around: asText(around, { max: longest }) }),
      };
      const tables = await store.read((reader) => loadTables(reader, tableIds, limits.dryRunRows));
      return [...proposePropositions(sentence, tables, options)];
    },
  }),
);

async function loadTables(reader: Reader, ids: readonly string[], most: number) {
  if (ids.length > mostTables) {
    throw new AssayError('limit-exceeded', `expected at most ${mostTables} tables, got ${ids.length}`);
  }
  const heads = await Promise.all(ids.map((id) => reader.getTable(asId('table', id))));
  const rows = heads.reduce((sum, { rowCount }) => sum + rowCount, 0);
  if (rows > most) throw new AssayError('limit-exceeded', `expected tables of at most ${most} rows, got ${rows}`);
  return Promise.all(
    heads.map(async ({ name, title, schema, digest }) => {
      const { rows: cells } = await reader.getTableContent(digest);
      return { name, title, schema, rows: cells };
    }),
  );
}
