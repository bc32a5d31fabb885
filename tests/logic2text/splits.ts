import { fileURLToPath } from 'node:url';

// Beside the repository, not in it: the tables are others' work.
const folder = new URL('../../../shared/data/logic2text/', import.meta.url);

export const validFile = fileURLToPath(new URL('valid.jsonl', folder));
export const mutantsFile = fileURLToPath(new URL('valid-mutants.jsonl', folder));
