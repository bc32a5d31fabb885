import Database from 'better-sqlite3';

/**
 * The statements of the baseline and of the peer: what somebody would write by hand who knows the tables, and knows how
 * to keep SQLite from parsing them again (`= +?`, a sum as the limit).
 */
export function openStatements(file: string) {
  const driver = new Database(file, { readonly: true });
  const many = (sql: string) => {
    const statement = driver.prepare<unknown[], Row>(sql);
    return (...values: unknown[]): Row[] => statement.all(...values);
  };
  const evidence = `select e.id, e.claim_id, e.stance, e.note, e.kind, e.anchor,
      s.url, s.title as document, s.captured_at, s.digest, t.name, t.title, t.vintage, t.published_on,
      o.name as source, o.kind as source_kind, o.owner
    from evidence e left join snapshot s on s.id = e.snapshot_id left join evidence_table t on t.id = e.table_id
    left join source o on o.id = coalesce(s.source_id, t.source_id)`;
  const claim = `select c.id, c.text, c.language, c.kind, c.submitted_at, c.occasion, m.name, m.kind as claimant_kind,
      m.description, v.id as verdict, r.id as revision, r.rating, r.state, r.content ->> '$.summary' as summary, r.published_at
    from claim c join claimant m on m.id = c.claimant_id left join verdict v on v.claim_id = c.id
    left join revision r on r.id = v.current_revision_id`;
  return {
    firstPage: many(`${claim} order by c.id desc limit ?+0`),
    pageAfter: many(`${claim} where c.id < ? order by c.id desc limit ?+0`),
    claim: many(`${claim} where c.id = +?`),
    firstEvidence: many(`${evidence} where e.claim_id = +? order by e.id limit ?+0`),
    evidence: many(`${evidence} where e.claim_id = +? order by e.id`),
    /** The same for many claims, their ids as JSON, for who asks in batches. */
    evidenceOf: many(`${evidence} where e.claim_id in (select value from json_each(?)) order by e.id`),
    appearances: many('select * from appearance where claim_id = +? order by id'),
    parts: many('select id, text from claim where part_of = +? order by id'),
    propositions: many('select * from proposition where claim_id = +? order by id'),
    assessments: many('select * from assessment where proposition_id = +? order by id desc'),
    revisions: many(
      `select r.*, a.name as author from revision r join actor a on a.id = r.author_id
        where r.verdict_id = +? order by r.revision desc`,
    ),
    reviews: many(
      `select w.*, a.name as reviewer from review w join actor a on a.id = w.reviewer_id
        where w.revision_id = +? order by w.id`,
    ),
    replies: many('select * from reply where claim_id = +? order by id'),
  };
}

/** A row as the driver gives it: of the columns, those its statement names. What is null is handed on as it is. */
export type Row = { readonly [column in Column]: string } & { readonly first: number };
type Column =
  | 'anchor'
  | 'answer'
  | 'asked'
  | 'asked_at'
  | 'assessed_at'
  | 'author'
  | 'captured_at'
  | 'channel'
  | 'claim_id'
  | 'claimant_kind'
  | 'content'
  | 'deadline'
  | 'decision'
  | 'description'
  | 'digest'
  | 'document'
  | 'id'
  | 'kind'
  | 'label'
  | 'language'
  | 'name'
  | 'note'
  | 'occasion'
  | 'outcome'
  | 'owner'
  | 'proposed_at'
  | 'proposition'
  | 'published_at'
  | 'published_on'
  | 'question'
  | 'quote'
  | 'rating'
  | 'readings'
  | 'reason'
  | 'reviewed_at'
  | 'reviewer'
  | 'revision'
  | 'source'
  | 'source_kind'
  | 'stance'
  | 'state'
  | 'submitted_at'
  | 'summary'
  | 'text'
  | 'title'
  | 'url'
  | 'verdict'
  | 'vintage'
  | 'words';
export type Statements = ReturnType<typeof openStatements>;
