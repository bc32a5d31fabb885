import { join } from 'node:path';
import { forms, snapshots, tableCsv, tables } from '@assay/example-defence-firms';
import { describe, expect, it } from 'vitest';
import { bundle, findChromium, names, runInChromium } from './chromium.ts';
import { finish, type Parcel } from './work.ts';

const executable = findChromium();
const missing = `needs a browser: none of ${names.join(', ')} is on the PATH`;

/** Every claim of the worked example, its centrepiece among them. */
const parcel: Parcel = {
  forms,
  tables: Object.fromEntries(
    tables.map((table) => [table.name, { schema: table.schema, gaps: table.gaps, csv: tableCsv(table) }]),
  ),
  documents: Object.fromEntries(snapshots.map(({ ref, text }) => [ref, text])),
};

describe('a browser', () => {
  it('finds in every claim what Node finds', { timeout: 60_000 }, async (context) => {
    if (executable === undefined) {
      process.stderr.write(`Skipped: ${missing}\n`);
      return context.skip(missing);
    }
    const script = await bundle(join(import.meta.dirname, 'page.ts'));
    const report = await runInChromium(executable, script, parcel);
    const here = finish(parcel);
    const centre = forms.findIndex(({ claim }) => claim === 'C15b');
    expect(here[centre]?.matrix.results).toHaveLength(18);
    expect(report).toEqual({ finished: JSON.parse(JSON.stringify(here)), runsText: false });
  });
});

describe('the bundle for browsers', () => {
  it('refuses what only Node has', async () => {
    await expect(bundle(join(import.meta.dirname, '../house/tracked-files.ts'))).rejects.toThrow('node:child_process');
  });
});
