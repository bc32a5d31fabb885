import type Sqlite from 'better-sqlite3';
import type { Finding } from '../../finding.ts';
import type { Digest } from '../../value/digest.ts';
import { isDigestOf } from '../rows/kept-digest.ts';

/** Everything wrong with the database: its pages and indexes, what rows point at, the digests, the record of events. */
export function checkDatabase(driver: Sqlite.Database): readonly Finding[] {
  const structure = checkStructure(driver);
  // What stands on damaged pages is not worth reading.
  if (structure.length > 0) return structure;
  return [
    ...checkForeignKeys(driver),
    ...checkDigests(driver),
    ...checkSequence(driver),
    ...checkCurrent(driver),
    ...checkPublic(driver),
    ...checkSearch(driver),
    ...checkLists(driver),
  ];
}

function finding(rule: string, path: Finding['path'], message: string): Finding {
  return { rule, severity: 'error', path, message, mend: 'Restore the store from a backup.' };
}

function checkStructure(driver: Sqlite.Database): Finding[] {
  try {
    const answer = driver.prepare<[], string>('pragma integrity_check').pluck().all();
    if (answer[0] === 'ok') return [];
    return answer.map((fault) => finding('store-structure', [], `expected sound pages and indexes, got: ${fault}`));
  } catch {
    return [finding('store-structure', [], 'expected pages that can be read, got damaged ones')];
  }
}

function checkForeignKeys(driver: Sqlite.Database): Finding[] {
  return driver
    .prepare<[], { table: string; rowid: number; parent: string }>('pragma foreign_key_check')
    .all()
    .map(({ table, rowid, parent }) =>
      finding('store-foreign-key', [table, rowid], `expected a ${parent} on record, got an id that is not`),
    );
}

/** Where what a digest is taken over is kept. */
const kept = {
  snapshot_bytes: 'bytes',
  table_content: 'content',
  proposition: 'proposition',
  assessment: 'content',
  revision: 'content',
};

function checkDigests(driver: Sqlite.Database): Finding[] {
  return Object.entries(kept).flatMap(([table, column]) => {
    const rows = driver.prepare<[], { rowid: number; digest: Digest; kept: string | Buffer }>(
      `select rowid, digest, ${column} as kept from ${table}`,
    );
    const findings: Finding[] = [];
    // One at a time: a snapshot may be large.
    for (const row of rows.iterate()) {
      if (isDigestOf(row.digest, row.kept)) continue;
      findings.push(finding('store-digest', [table, row.rowid], `expected ${column} of the digest kept with it`));
    }
    return findings;
  });
}

function checkSequence(driver: Sqlite.Database): Finding[] {
  const record = driver
    .prepare<[], { count: number; head: number }>(
      'select count(*) as count, coalesce(max(sequence), 0) as head from event',
    )
    .get();
  if (record?.count === record?.head) return [];
  return [finding('store-sequence', ['event'], `expected ${record?.head} events, got ${record?.count}`)];
}

/** The latest revision and what is repeated of it in its verdict. */
function checkCurrent(driver: Sqlite.Database): Finding[] {
  return driver
    .prepare<[], number>(
      `select verdict.rowid from verdict left join revision on revision.verdict_id = verdict.id
        and revision.revision = (select max(revision) from revision where verdict_id = verdict.id)
      where (verdict.current_revision_id, verdict.rating, verdict.state)
        is not (revision.id, revision.rating, revision.state)`,
    )
    .pluck()
    .all()
    .map((rowid) => finding('store-current-revision', ['verdict', rowid], 'expected its latest revision, got another'));
}

/** The latest revision that was published, and what is repeated of it: by these what is no draft is told. */
function checkPublic(driver: Sqlite.Database): Finding[] {
  return driver
    .prepare<[], number>(
      `select verdict.rowid from verdict left join revision on revision.verdict_id = verdict.id
        and revision.revision = (select revision from revision where verdict_id = verdict.id and published_at is not null
          and not exists (select 1 from embargo where revision_id = revision.id)
          order by state = 'published' desc, revision desc limit 1)
      where (verdict.public_revision_id, verdict.public_rating, verdict.public_state, verdict.public_at)
        is not (revision.id, revision.rating, case when revision.state = 'corrected'
          and exists (select 1 from embargo where verdict_id = verdict.id) then 'published' else revision.state end,
          coalesce(revision.embargo_until, revision.published_at))`,
    )
    .pluck()
    .all()
    .map((rowid) => finding('store-public-revision', ['verdict', rowid], 'expected its public revision, got another'));
}

/** Every claim has its row for lists, and is in the index of words; in the one for everybody just what is public. */
function checkSearch(driver: Sqlite.Database): Finding[] {
  return driver
    .prepare<[], number>(
      `select claim.rowid from claim
        left join claim_listing as listing on listing.claim_id = claim.id
        left join verdict on verdict.claim_id = claim.id
        left join claim_search_docsize as searched on searched.id = listing.number
        left join public_claim_search_docsize as shown on shown.id = listing.number
      where listing.number is null or searched.id is null
        or (verdict.public_state is not null) is not (shown.id is not null)`,
    )
    .pluck()
    .all()
    .map((rowid) =>
      finding('store-search', ['claim', rowid], 'expected what is searched for the claim, got otherwise'),
    );
}

/** What revisions name in their reasons, each with the claim of its verdict. */
const named = (what: 'evidence' | 'assessments') => `revision
  cross join verdict on verdict.id = revision.verdict_id
  cross join json_each(revision.content, '$.reasons') as reason
  cross join json_each(reason.value, '$.${what}') as cited`;
const isPublic = `revision.published_at is not null
  and not exists (select 1 from embargo where embargo.revision_id = revision.id)`;

const restsOn = (id: string, list: string, key: string) =>
  `select verdict.id, evidence.${id} from ${named('evidence')} cross join evidence on evidence.id = cited.value
    where revision.state = 'published' and evidence.${id} is not null
  union select verdict.id, json_extract(assessed.value, '$.${key}') from ${named('assessments')}
    cross join assessment on assessment.id = cited.value
    cross join json_each(assessment.content, '$.${list}') as assessed where revision.state = 'published'`;

/** Lists of what follows from the contents of revisions, each with what it should hold. */
const lists: { readonly [table: string]: string } = {
  cited_evidence: `select evidence.id from ${named('evidence')} cross join evidence on evidence.id = cited.value
    cross join claim on claim.id = evidence.claim_id
    where ${isPublic} and verdict.claim_id in (claim.id, claim.part_of)`,
  cited_assessment: `select assessment.id from ${named('assessments')}
    cross join assessment on assessment.id = cited.value
    cross join proposition on proposition.id = assessment.proposition_id
    cross join claim on claim.id = proposition.claim_id
    where ${isPublic} and verdict.claim_id in (claim.id, claim.part_of)`,
  rests_on_table: restsOn('table_id', 'tables', 'tableId'),
  rests_on_snapshot: restsOn('snapshot_id', 'documents', 'snapshotId'),
};

/** By what published revisions cite is told what is public of the working material, and what is stale. */
function checkLists(driver: Sqlite.Database): Finding[] {
  return Object.entries(lists).flatMap(([table, content]) => {
    const count = (sql: string): number =>
      driver.prepare<[], number>(`select count(*) from (${sql})`).pluck().get() ?? 0;
    const lacking = count(`select * from (${content}) except select * from ${table}`);
    const more = count(`select * from ${table} except select * from (${content})`);
    if (lacking + more === 0) return [];
    const message = `expected what published revisions cite, got a list that lacks ${lacking} and has ${more} too many`;
    return [finding('store-lists', [table], message)];
  });
}
