import { type SQL, sql } from 'drizzle-orm';
import type { Id } from '../../value/id.ts';
import { assayScale } from '../../verdict/scale.ts';
import type { StaleFilter } from '../claim-filter.ts';
import { lazily, type Queries } from './query.ts';

/** What the standing revision of a verdict names in its reasons. */
const cited = (what: 'evidence' | 'assessments') => `revision join json_each(revision.content, '$.reasons') as reason
  join json_each(reason.value, '$.${what}') as cited`;
const standing = "revision.verdict_id = $verdictId and revision.state = 'published'";

const noneStands = `not exists (select 1 from revision where ${standing})`;

const restsOn = (
  into: string,
  id: string,
  over: { readonly table: string; readonly list: string; readonly key: string },
) =>
  `insert into ${into} (verdict_id, ${id})
    select revision.verdict_id, evidence.${id} from ${cited('evidence')} join evidence on evidence.id = cited.value
      where ${standing} and evidence.${id} is not null
    union select revision.verdict_id, ${over.table}.id from ${cited('assessments')}
      join assessment on assessment.id = cited.value
      join json_each(assessment.content, '$.${over.list}') as assessed
      join ${over.table} on ${over.table}.id = json_extract(assessed.value, '$.${over.key}')
      where ${standing}`;

/** Lists what a verdict rests on, as `loadStaleReasons` reads it, once a revision stands; nothing once none does. */
export function restLister({ $client }: Queries): (verdictId: Id<'verdict'>) => void {
  const statements = lazily(() =>
    [
      `delete from rests_on_table where verdict_id = $verdictId and ${noneStands}`,
      `delete from rests_on_snapshot where verdict_id = $verdictId and ${noneStands}`,
      restsOn('rests_on_table', 'table_id', { table: 'evidence_table', list: 'tables', key: 'tableId' }),
      restsOn('rests_on_snapshot', 'snapshot_id', { table: 'snapshot', list: 'documents', key: 'snapshotId' }),
    ].map((statement) => $client.prepare(statement)),
  );
  return (verdictId) => {
    for (const statement of statements()) statement.run({ verdictId });
  };
}

/** Those that rest on a table of which the newest edition is newer, and not one they rest on as well. */
const ofOlderTables = sql`select rests.verdict_id
  from (select name from evidence_table group by name having count(*) > 1) as again
  join evidence_table as newest on newest.id = (select id from evidence_table as edition
    where edition.name = again.name order by edition.published_on desc, edition.id desc limit 1)
  join evidence_table as edition on edition.name = again.name and edition.published_on < newest.published_on
  join rests_on_table as rests on rests.table_id = edition.id
  where not exists (select 1 from rests_on_table as also
    where also.verdict_id = rests.verdict_id and also.table_id = newest.id)`;

/** Those that rest on a document whose latest capture has other bytes, and not on that capture as well. */
const ofChangedSnapshots = sql`select rests.verdict_id
  from (select source_id, url from snapshot group by source_id, url having count(*) > 1) as again
  join snapshot as earlier on earlier.source_id = again.source_id and earlier.url = again.url
  join snapshot as latest on latest.id = (select later.id from snapshot as later
    where later.source_id = earlier.source_id and later.url = earlier.url
      and later.captured_at > earlier.captured_at and later.digest <> earlier.digest
    order by later.captured_at desc, later.id desc limit 1)
  join rests_on_snapshot as rests on rests.snapshot_id = earlier.id
  where not exists (select 1 from rests_on_snapshot as also
    where also.verdict_id = rests.verdict_id and also.snapshot_id = latest.id)`;

/** The verdicts that are stale under the policy bound to `name`: in SQL, what `staleReasons` says of each. */
function staleUnder(name: string): SQL {
  const now = (key: string) => sql`json_extract(${sql.placeholder(name)}, ${sql.raw(`'$.${key}'`)})`;
  return sql`${ofOlderTables} union all ${ofChangedSnapshots}
    union all select revision.verdict_id from revision indexed by revision_standing where revision.state = 'published'
      and (revision.policy ->> '$.id' <> ${now('id')}
        or revision.policy ->> '$.version' < ${now('version')}
        or revision.content ->> '$.scale.id' <> ${sql.raw(`'${assayScale.id}'`)}
        or revision.content ->> '$.scale.version' < ${sql.raw(String(assayScale.version))})`;
}

/** What a filter by being stale comes to: each of the two under its own name, with what is bound to it. */
export const staleConditions = {
  stale: sql`verdict.id in (${staleUnder('stale')})`,
  fresh: sql`verdict.id in (select revision.verdict_id from revision indexed by revision_published
    where revision.state = 'published' except select verdict_id from (${staleUnder('fresh')}))`,
} as const;

export function staleBound(given: StaleFilter | null | undefined): { stale: string | null; fresh: string | null } {
  if (given === null || given === undefined) return { stale: null, fresh: null };
  const { id, version } = given.policy;
  const bound = JSON.stringify({ id, version });
  return given.is ? { stale: bound, fresh: null } : { stale: null, fresh: bound };
}
