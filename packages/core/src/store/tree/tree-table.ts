import type { TreeNoun } from './tree.ts';
import {
  columns,
  type Edge,
  forAll,
  inContent,
  isList,
  json,
  many,
  one,
  type TreeEntry,
  toClaim,
} from './tree-entry.ts';

/** The verdict a revision is reached from tells its state. */
const stateByVerdict: NonNullable<Edge['known']> = (verdict, revision, visible) => ({
  state: visible.state(revision, verdict),
});

/** What each noun has and leads to. What is left out is large, or needs more than one table. */
export const treeTable: { readonly [Noun in TreeNoun]: TreeEntry } = {
  actor: {
    table: 'actor',
    fields: columns({ id: 'id', name: 'name', kind: 'kind', role: 'role' }),
    edges: {},
    root: forAll,
  },
  claimant: {
    table: 'claimant',
    fields: columns({ id: 'id', name: 'name', kind: 'kind', description: 'description' }),
    edges: {},
  },
  claim: {
    table: 'claim',
    fields: {
      ...columns({
        id: 'id',
        text: 'text',
        language: 'language',
        kind: 'kind',
        rollUp: 'roll_up',
        submittedAt: 'submitted_at',
      }),
      occasion: json('occasion'),
    },
    edges: {
      claimant: one('claimant', 'claimant_id'),
      appearances: many('appearance', 'claim_id'),
      partOf: one('claim', 'part_of', (_, claim, visible) => visible.claim(claim)),
      parts: many('claim', 'part_of', (_, claim, visible) => visible.claim(claim)),
      evidence: many('evidence', 'claim_id', (_, row, visible) => visible.evidence(`${row}.id`)),
      propositions: many('proposition', 'claim_id', (_, row, visible) =>
        visible.desk
          ? '1'
          : `exists (select 1 from assessment found where found.proposition_id = ${row}.id
              and ${visible.assessment('found.id')})`,
      ),
      verdict: {
        to: 'verdict',
        kind: 'one',
        where: (at, row, { desk }) =>
          `${row}.claim_id = ${at}.id and ${desk ? '1' : `${row}.public_state is not null`}`,
      },
      replies: { ...many('reply', 'claim_id'), deskOnly: true },
    },
    root: (row, visible) => visible.claim(row),
  },
  appearance: {
    table: 'appearance',
    fields: {
      ...columns({ id: 'id', url: 'url', title: 'title', publishedOn: 'published_on', quote: 'quote' }),
      span: json('span'),
      first: (row) => `json(iif(${row}.first, 'true', 'false'))`,
    },
    edges: { claim: toClaim, snapshot: one('snapshot', 'snapshot_id') },
  },
  source: {
    table: 'source',
    fields: columns({ id: 'id', name: 'name', kind: 'kind', homePage: 'home_page', owner: 'owner' }),
    edges: { origin: one('source', 'origin') },
    root: forAll,
  },
  snapshot: {
    table: 'snapshot',
    fields: columns({
      id: 'id',
      url: 'url',
      title: 'title',
      capturedAt: 'captured_at',
      digest: 'digest',
      mediaType: 'media_type',
      byteLength: 'byte_length',
    }),
    edges: { source: one('source', 'source_id') },
    root: forAll,
  },
  table: {
    table: 'evidence_table',
    fields: columns({
      id: 'id',
      name: 'name',
      title: 'title',
      vintage: 'vintage',
      publishedOn: 'published_on',
      rowCount: 'row_count',
      digest: 'digest',
      loadedAt: 'loaded_at',
    }),
    edges: { source: one('source', 'source_id') },
    root: forAll,
  },
  evidence: {
    table: 'evidence',
    fields: columns({ id: 'id', stance: 'stance', note: 'note' }),
    deskOnly: ['note'],
    edges: {
      claim: toClaim,
      quotation: { to: 'quotation', kind: 'part', where: (at) => `${at}.kind = 'quotation'` },
      table: one('table', 'table_id'),
    },
  },
  quotation: {
    table: 'evidence',
    fields: {
      exact: (row) => `${row}.anchor ->> '$.exact'`,
      prefix: (row) => `${row}.anchor ->> '$.prefix'`,
      suffix: (row) => `${row}.anchor ->> '$.suffix'`,
      start: (row) => `${row}.anchor ->> '$.position.start'`,
      end: (row) => `${row}.anchor ->> '$.position.end'`,
    },
    edges: { snapshot: one('snapshot', 'snapshot_id') },
  },
  proposition: {
    table: 'proposition',
    fields: {
      ...columns({ id: 'id', words: 'words', label: 'label', digest: 'digest', proposedAt: 'proposed_at' }),
      json: json('proposition'),
      readings: json('readings'),
    },
    edges: {
      claim: toClaim,
      assessments: {
        to: 'assessment',
        kind: 'many',
        where: (at, row, visible) => `${row}.proposition_id = ${at}.id and ${visible.assessment(`${row}.id`)}`,
        order: (row) => `${row}.id desc`,
      },
    },
  },
  assessment: {
    table: 'assessment',
    fields: {
      ...columns({ id: 'id', outcome: 'outcome', digest: 'digest', assessedAt: 'assessed_at' }),
      ...inContent('tables', 'documents', 'conditions', 'influence', 'strongest', 'nearest', 'robustness', 'tightest'),
    },
    edges: { proposition: one('proposition', 'proposition_id') },
  },
  verdict: {
    table: 'verdict',
    fields: columns({ id: 'id' }),
    edges: {
      claim: toClaim,
      latest: {
        to: 'revision',
        kind: 'one',
        where: (at, row, { desk }) => `${row}.id = ${at}.${desk ? 'current_revision_id' : 'public_revision_id'}`,
        known: stateByVerdict,
      },
      published: {
        to: 'revision',
        kind: 'one',
        where: (at, row, { desk }) =>
          desk
            ? `${row}.verdict_id = ${at}.id and ${row}.state = 'published'`
            : `${row}.id = ${at}.public_revision_id and ${at}.public_state = 'published'`,
        known: stateByVerdict,
      },
      history: {
        ...many('revision', 'verdict_id', (_, row, visible) => visible.revision(row), 'revision desc'),
        known: stateByVerdict,
      },
    },
  },
  revision: {
    table: 'revision',
    fields: {
      ...columns({ id: 'id', revision: 'revision', rating: 'rating', digest: 'digest' }),
      ...columns({ proposedAt: 'proposed_at', publishedAt: 'published_at', embargoUntil: 'embargo_until' }),
      state: (row, visible) =>
        visible.desk
          ? `${row}.state`
          : `(select ${visible.state(row, 'shown')} from verdict shown where shown.id = ${row}.verdict_id)`,
      summary: (row) => `${row}.content ->> '$.summary'`,
      confidence: (row) => `${row}.content ->> '$.confidence'`,
      override: (row) => `${row}.content ->> '$.override'`,
      ...inContent('scale', 'scope', 'suggestion', 'correction'),
      policy: json('policy'),
      emergency: json('emergency'),
      retraction: json('retraction'),
    },
    edges: {
      claim: {
        to: 'claim',
        kind: 'one',
        where: (at, row, visible) =>
          `${row}.id = (select of.claim_id from verdict of where of.id = ${at}.verdict_id) and ${visible.claim(row)}`,
      },
      verdict: one('verdict', 'verdict_id'),
      author: one('actor', 'author_id'),
      reviews: { ...many('review', 'revision_id'), deskOnly: true },
      reasons: {
        to: 'reason',
        kind: 'many',
        where: () => '1',
        // As the items stand: SQLite would sort by anything else.
        order: (row) => `${row}.rowid`,
        list: (at) => `${at}.content, '$.reasons'`,
      },
    },
  },
  reason: {
    table: 'json_each',
    fields: { text: (row) => `${row}.value ->> '$.text'` },
    edges: {
      evidence: {
        to: 'evidence',
        kind: 'listed',
        list: (at) => `${at}.value, '$.evidence'`,
        where: (_, row, visible) => visible.evidence(`${row}.id`),
      },
      assessments: {
        to: 'assessment',
        kind: 'listed',
        list: (at) => `${at}.value, '$.assessments'`,
        where: (_, row, visible) => visible.assessment(`${row}.id`),
      },
    },
  },
  review: {
    table: 'review',
    fields: columns({ id: 'id', decision: 'decision', reason: 'reason', digest: 'digest', reviewedAt: 'reviewed_at' }),
    edges: {
      revision: one('revision', 'revision_id'),
      reviewer: one('actor', 'reviewer_id'),
      dismissal: {
        to: 'dismissal',
        kind: 'one',
        deskOnly: true,
        where: (at, row) => `${row}.review_id = ${at}.id`,
      },
    },
  },
  dismissal: {
    table: 'dismissal',
    fields: columns({ id: 'id', reason: 'reason', dismissedAt: 'dismissed_at' }),
    edges: { review: one('review', 'review_id'), editor: one('actor', 'editor_id') },
  },
  reply: {
    table: 'reply',
    fields: {
      ...columns({
        id: 'id',
        asked: 'asked',
        channel: 'channel',
        question: 'question',
        deadline: 'deadline',
        askedAt: 'asked_at',
      }),
      answer: json('answer'),
    },
    edges: { claim: toClaim, askedBy: one('actor', 'asked_by') },
  },
};

/** What a noun of a tree has and leads to, by name: to which noun, and whether to one of it or to a list. */
export function treeShape(noun: TreeNoun): TreeShape {
  const { fields, edges, root } = treeTable[noun];
  return {
    isOpen: root !== undefined,
    fields: new Set(Object.keys(fields)),
    edges: new Map(Object.entries(edges).map(([name, edge]) => [name, { to: edge.to, isList: isList(edge) }])),
  };
}

export interface TreeShape {
  /** Whether anybody may ask for one by its id, and gets what is public. */
  readonly isOpen: boolean;
  readonly fields: ReadonlySet<string>;
  readonly edges: ReadonlyMap<string, { readonly to: TreeNoun; readonly isList: boolean }>;
}
