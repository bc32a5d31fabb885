export { articleTable } from './article-table.ts';
export { captures, type SnapshotRef } from './captures.ts';
export { claims } from './claims.ts';
export { type Country, countries } from './country.ts';
export {
  article,
  type ClaimantRef,
  claimants,
  type ExampleAppearance,
  type ExampleClaim,
  type ExampleEvidence,
  type ExampleReason,
  type ExampleVerdict,
} from './example-claim.ts';
export type { ExampleForm } from './example-form.ts';
export type { ExampleTable, TypedTable } from './example-table.ts';
export { forms } from './forms.ts';
export { labels } from './labels.ts';
export { loadExample } from './load-example.ts';
export { defenseNews, fortuneAerospaceDefence } from './other-rankings.ts';
export {
  airZoneEntries,
  natoEvents,
  natoMembers,
  natoPledges,
  officeHolders,
  taiwanDrills,
} from './record-tables.ts';
export { chineseArmsRevenue, sipriAsPublished, sipriExcludingChina, sipriRestated } from './sipri-tables.ts';
export { type ExampleSnapshot, snapshotBytes, snapshots } from './snapshots.ts';
export { type ExampleSource, type SourceRef, sources } from './sources.ts';
export { tableContent, tableCsv, tables } from './tables.ts';
export { coloured, type Paint, plain, type Style, wantsColour } from './terminal.ts';
