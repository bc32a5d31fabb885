import { readFileSync } from 'node:fs';
import { readCsv } from '@assay/core';
import { csvSchema } from './csv.ts';

/** What loading a file costs a fresh process: `node load-csv.ts FILE`. */
const before = process.memoryUsage.rss();
const reading = readCsv(readFileSync(process.argv[2] ?? '', 'utf8'), csvSchema);
if (!reading.loaded) throw new Error('the file has no faults');
const grown = (process.memoryUsage.rss() - before) / 1e6;
const most = process.resourceUsage().maxRSS / 1e3;
console.log(`a fresh process grows by ${grown.toFixed(0)} MB, the file's text included; ${most.toFixed(0)} MB at most`);
