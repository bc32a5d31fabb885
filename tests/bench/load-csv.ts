import { readFileSync } from 'node:fs';
import { readCsv } from '@assay/core';

/** What loading a file under a schema costs a fresh process: `node load-csv.js FILE SCHEMA`, the schema as JSON. */
const [file = '', schema = ''] = process.argv.slice(2);
const before = process.memoryUsage.rss();
const reading = readCsv(readFileSync(file, 'utf8'), JSON.parse(schema));
if (!reading.loaded) throw new Error('the file has no faults');
const grown = (process.memoryUsage.rss() - before) / 1e6;
const most = process.resourceUsage().maxRSS / 1e3;
console.log(`a fresh process grows by ${grown.toFixed(0)} MB, the file's text included; ${most.toFixed(0)} MB at most`);
