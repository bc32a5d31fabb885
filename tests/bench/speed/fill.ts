import { createHash } from 'node:crypto';
import { canonicalJson, type Json, type VerdictState } from '@assay/core';
import type Database from 'better-sqlite3';
import { at, claimants, evidencePerClaim, idOf, isWhole, sizes, tables } from './ids.ts';

type Cells = { readonly [column: string]: string | number | null };

/** A prepared insert for each table, made from the columns of its first row. */
function inserter(driver: Database.Database) {
  const statements = new Map<string, Database.Statement>();
  return (table: string, row: Cells): void => {
    let statement = statements.get(table);
    if (statement === undefined) {
      const names = Object.keys(row);
      statement = driver.prepare(
        `insert into ${table} (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`,
      );
      statements.set(table, statement);
    }
    statement.run(row);
  };
}

type Insert = ReturnType<typeof inserter>;

/** Fills a database that has nothing in it. */
export function fill(driver: Database.Database): void {
  const insert = inserter(driver);
  for (const [index, name] of ['Ada', 'Ann', 'Ben', 'Abe'].entries()) {
    insert('actor', { id: idOf('actor', index), name, kind: 'person', role: name === 'Abe' ? 'admin' : 'editor' });
  }
  const told = { at, actor_id: idOf('actor', 0), kind: 'actor-added', subject_noun: 'actor' };
  // One line of the record is enough for a database to count as filled.
  insert('event', { sequence: 1, ...told, subject_id: idOf('actor', 0), detail: null });
  for (let index = 0; index < claimants; index += 1) {
    const name = `Speaker ${index}`;
    const about = index % 3 === 0 ? null : `Member ${index} of the house`;
    insert('claimant', {
      id: idOf('claimant', index),
      name,
      normal_form: name.toLowerCase(),
      kind: 'person',
      description: about,
    });
  }
  for (let index = 0; index < sizes.sources; index += 1) {
    const name = `Paper ${index}`;
    const home = {
      home_page: `https://paper-${index}.example`,
      owner: index % 4 === 0 ? null : `House ${index % 97}`,
      origin: null,
    };
    insert('source', {
      id: idOf('source', index),
      name,
      normal_form: name.toLowerCase(),
      kind: index % 2 === 0 ? 'news' : 'official-record',
      ...home,
    });
  }
  insert('table_content', { digest: digest('content'), content: canonicalJson(tableContent) });
  for (let index = 0; index < tables; index += 1) fillTable(insert, index);
  for (let index = 0; index < sizes.claims; index += 1) fillClaim(insert, index);
}

const tableSchema = {
  rank: { type: 'number', unit: 'rank', required: true },
  country: { type: 'text', vocabulary: null, required: true },
};
const tableContent: Json = { schema: tableSchema, rows: [[1, 'China']], gaps: [] };

function fillTable(insert: Insert, index: number): void {
  const head = { name: `list${index}`, title: `The largest companies of list ${index}`, vintage: 'December 2024' };
  const body = {
    schema: canonicalJson(tableSchema),
    gaps: '[]',
    row_count: 1,
    digest: digest('content'),
    loaded_at: at,
  };
  const source_id = idOf('source', index * 7);
  insert('evidence_table', { id: idOf('table', index), ...head, source_id, published_on: '2024-12-02', ...body });
}

function fillClaim(insert: Insert, index: number): void {
  const id = idOf('claim', index);
  const text = `In year ${1950 + (index % 75)} number ${index} of ${(index * 31) % 977} companies was the largest in the world, or close to it.`;
  const occasion = canonicalJson({ date: `20${10 + (index % 15)}-06-23`, place: 'The Hague', event: null });
  insert('claim', {
    id,
    text,
    normal_form: text.toLowerCase(),
    language: 'en',
    kind: index % 3 === 0 ? 'ranking' : 'statistical',
    claimant_id: idOf('claimant', (index * 13) % claimants),
    occasion: index % 2 === 0 ? occasion : null,
    part_of: null,
    roll_up: null,
    submitted_at: at,
  });
  insert('appearance', {
    id: idOf('appearance', index),
    claim_id: id,
    snapshot_id: null,
    url: `https://talk.example/${index}`,
    title: `Talk ${index}`,
    published_on: '2025-06-23',
    span: null,
    quote: null,
    first: 1,
  });
  for (let piece = 0; piece < evidencePerClaim; piece += 1) fillEvidence(insert, index, piece);
  if (isWhole(index)) fillProposition(insert, index);
  fillVerdict(insert, index);
}

function fillEvidence(insert: Insert, claim: number, piece: number): void {
  const number = claim * evidencePerClaim + piece;
  const bearing = {
    id: idOf('evidence', number),
    claim_id: idOf('claim', claim),
    stance: piece === 1 ? 'refutes' : 'supports',
    note: null,
  };
  if (piece === 2) {
    insert('evidence', {
      ...bearing,
      kind: 'table',
      snapshot_id: null,
      anchor: null,
      table_id: idOf('table', claim % tables),
    });
    return;
  }
  const exact = `number ${claim} was the largest by count ${piece}`;
  if (piece === 0) {
    const text = `The report of the year says that ${exact}. Others say number ${claim} was the largest by count 1.`;
    insert('snapshot_bytes', { digest: digest(text), bytes: text });
    insert('snapshot', {
      id: idOf('snapshot', claim),
      source_id: idOf('source', (claim * 17) % sizes.sources),
      url: `https://paper.example/${claim}`,
      title: `Report ${claim}`,
      captured_at: at,
      digest: digest(text),
      media_type: 'text/plain',
      byte_length: text.length,
      text,
    });
  }
  const anchor = canonicalJson({
    exact,
    prefix: 'says that ',
    suffix: '. Others',
    position: { start: 33, end: 33 + exact.length },
  });
  insert('evidence', { ...bearing, kind: 'quotation', snapshot_id: idOf('snapshot', claim), anchor, table_id: null });
}

function fillProposition(insert: Insert, claim: number): void {
  const proposition = { assay: 1, term: { op: 'exists', of: { op: 'table', table: `list${claim % tables}` } } };
  const id = idOf('proposition', claim);
  const readings = canonicalJson({ parameters: [], exclusions: [], axes: [] });
  const words = `There are rows of list${claim % tables}.`;
  insert('proposition', {
    id,
    claim_id: idOf('claim', claim),
    proposition: canonicalJson(proposition),
    readings,
    words,
    digest: digest(words),
    label: null,
    proposed_at: at,
  });
  const content = canonicalJson({
    propositionId: id,
    tables: [
      {
        name: `list${claim % tables}`,
        tableId: idOf('table', claim % tables),
        vintage: 'December 2024',
        digest: digest('content'),
      },
    ],
    documents: [],
    results: [{ reading: {}, truth: 'true', reasons: [], leaves: [] }],
    outcome: 'true',
    conditions: [{ truth: 'true', words: 'In every reading.', when: {}, readings: 1 }],
    influence: [],
    counterReading: null,
    strongest: [{ words, outcome: 'true', values: {}, distance: 0 }],
    nearest: [],
    robustness: null,
    tightest: [],
  });
  insert('assessment', {
    id: idOf('assessment', claim),
    proposition_id: id,
    outcome: 'true',
    content,
    digest: digest(content),
    sql: '{"postgresql":null,"sqlite":null}',
    assessed_at: at,
  });
  const asked = { asked: 'The ministry', channel: 'post', question: 'Is it so?', deadline: '2025-07-01' };
  insert('reply', {
    id: idOf('reply', claim),
    claim_id: idOf('claim', claim),
    ...asked,
    asked_by: idOf('actor', 0),
    asked_at: at,
    answer: null,
  });
}

/** Every second claim has a verdict in two revisions; a fifth of the others have not been published. */
function fillVerdict(insert: Insert, claim: number): void {
  const corrected = claim % 2 === 1;
  const states: readonly VerdictState[] = corrected
    ? ['corrected', 'published']
    : [claim % 10 === 4 ? 'in-review' : 'published'];
  const last = states.length - 1;
  const latest = {
    current_revision_id: idOf('revision', claim * 2 + last),
    rating: ratingOf(claim, last),
    state: states[last] ?? null,
  };
  const isPublic = latest.state === 'published';
  insert('verdict', {
    id: idOf('verdict', claim),
    claim_id: idOf('claim', claim),
    ...latest,
    public_revision_id: isPublic ? latest.current_revision_id : null,
    public_rating: isPublic ? latest.rating : null,
    public_state: isPublic ? latest.state : null,
  });
  for (const [index, state] of states.entries()) fillRevision(insert, claim, index, state);
}

function ratingOf(claim: number, index: number): string {
  return ['true', 'mostly-true', 'half-true', 'false'][(claim + index) % 4] ?? 'true';
}

function fillRevision(insert: Insert, claim: number, index: number, state: VerdictState): void {
  const rating = ratingOf(claim, index);
  const cited = Array.from({ length: evidencePerClaim }, (_, piece) =>
    idOf('evidence', claim * evidencePerClaim + piece),
  );
  const content = canonicalJson({
    claimId: idOf('claim', claim),
    revision: index + 1,
    scale: { id: 'assay', version: 1 },
    rating,
    summary: `By the list in force number ${claim} was among the ten largest, which is ${rating}.`,
    reasons: [
      {
        text: 'The institute and the papers count it.',
        evidence: cited,
        assessments: isWhole(claim) ? [idOf('assessment', claim)] : [],
      },
    ],
    confidence: 'high',
    scope: { from: null, to: null },
    suggestion: { rule: 'readings-to-rating', rating },
    override: null,
    correction: index === 0 ? null : { class: 'clarification', wrong: 'The largest.', right: 'Among the ten largest.' },
    authorId: idOf('actor', 0),
  });
  const id = idOf('revision', claim * 2 + index);
  insert('revision', {
    id,
    verdict_id: idOf('verdict', claim),
    revision: index + 1,
    content,
    digest: digest(content),
    rating,
    author_id: idOf('actor', 0),
    state,
    proposed_at: at,
    published_at: state === 'in-review' ? null : at,
    policy: null,
    emergency: null,
    retraction: null,
  });
  if (!isWhole(claim)) return;
  for (const reviewer of [1, 2]) {
    const reviewed = { reviewer_id: idOf('actor', reviewer), decision: 'approve', reason: 'Read.', reviewed_at: at };
    insert('review', {
      id: idOf('review', (claim * 2 + index) * 2 + reviewer),
      revision_id: id,
      digest: digest(content),
      ...reviewed,
    });
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
