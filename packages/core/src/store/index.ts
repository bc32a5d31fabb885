export { openStore } from './open-store.ts';
export { maxPageSize, type Page, type PageRequest } from './page.ts';
export type {
  ActorFilter,
  Children,
  ClaimantFilter,
  ClaimFilter,
  EventFilter,
  Found,
  Reader,
  SnapshotFilter,
  SourceFilter,
  TableFilter,
  VerdictFilter,
} from './reader.ts';
export type { Store, StoreOptions } from './store.ts';
export type { NewEvent, Writer } from './writer.ts';
