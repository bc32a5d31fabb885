export {
  type ClaimDefinition,
  type ClaimFile,
  type CsvTable,
  claims,
  csv,
  defineClaim,
  type TableProvenance,
} from './claim-file/define-claim.ts';
export { type Config, defineConfig } from './config.ts';
export {
  type BoundCommands,
  type ReviewScript,
  type ReviewTools,
  review,
  type ScriptFinding,
  type WriteOptions,
  type WritingTools,
} from './script/define-review.ts';
