import { join } from 'node:path';
import { shippedRules } from '@assay/core';
import { openStore } from '@assay/core/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../test/desk.ts';
import { reportFormats } from '../report/report.ts';

let desk: Desk;
beforeEach(async () => {
  desk = createDesk();
  desk.write('assay.config.ts', `export default { database: 'sqlite:desk.db' };`);
  desk.write('a.claim.ts', claimFile);
  expect(await desk.run('check', 'a.claim.ts', '--record', 'Jane Doe')).toMatchObject({ exit: 0 });
});
afterEach(() => desk.remove());

const claimFile = `import { claims, defineClaim } from '@assay/cli';
import { claimForm, column, defineTable } from '@assay/core';
const list = defineTable('list', { country: column.text(['CN', 'US']) });
const some = (country: 'CN' | 'US') => claimForm(list.where((row) => row.country.is(country)).exists(), []);
const tables = { list: list.rows([{ country: 'US' }]) };
export default claims(
  defineClaim({ text: 'One is American.', form: some('US'), tables }),
  defineClaim({ text: 'One is Chinese.', form: some('CN'), tables }),
);`;

const script = (options: string, body: string) => `import { review } from '@assay/cli';
export default review('A script', ${options}async (tools) => { ${body} });`;

interface Reported {
  readonly subjects: readonly {
    readonly sort: string;
    readonly title: string;
    readonly findings: readonly { readonly rule: string; readonly severity: string; readonly message: string }[];
  }[];
}
async function found(...argv: readonly string[]) {
  const { exit, out, err } = await desk.run('review', ...argv, '--format', 'json');
  const { subjects }: Reported = JSON.parse(out);
  return { exit, err, subjects, rules: subjects.flatMap(({ findings }) => findings.map(({ rule }) => rule)) };
}

describe('assay review', { timeout: 30_000 }, () => {
  it('asks the house rules about every verdict', async () => {
    const { exit, subjects, rules } = await found();
    expect(exit).toBe(1);
    expect(subjects.map(({ title }) => title)).toEqual(['One is Chinese.', 'One is American.']);
    expect(new Set(rules)).toEqual(new Set(['two-independent-origins', 'traceable-occasion', 'approvals-by-others']));
  });

  it('grades by the preset that is asked for', async () => {
    const grade = async (preset: string) => {
      const { subjects } = await found('--preset', preset);
      return subjects[0]?.findings.find(({ rule }) => rule === 'two-independent-origins')?.severity;
    };
    expect([await grade('recommended'), await grade('strict')]).toEqual(['warning', 'error']);
  });

  it('asks the policy of the configuration, suppressions included', async () => {
    const other = createDesk();
    const rules = `import { definePolicy, defineRule } from '@assay/core';
      const never = defineRule({ id: 'never', severity: 'note', docs: 'never.md',
        check: () => [{ path: [], message: 'never', mend: null }] });
      export default { database: 'sqlite:${join(desk.folder, 'desk.db')}', failOn: 'warning',
        policy: definePolicy({ id: 'own', version: 1, rules: [never] }) };`;
    other.write('assay.config.ts', rules);
    expect((await other.run('review')).exit).toBe(0);
    expect((await other.run('review', '--fail-on', 'note')).exit).toBe(1);
    other.remove();
  });

  it.each(reportFormats)('reports as %s', async (format) => {
    const { exit, out } = await desk.run('review', '--format', format);
    expect([exit, out]).toEqual([1, expect.stringContaining('approvals-by-others')]);
  });

  it('refuses a database that is not there, and never makes one', async () => {
    expect(await desk.run('review', '--db', 'none.db')).toMatchObject({ exit: 2 });
    expect(await desk.run('status', '--db', 'none.db')).toMatchObject({ exit: 2 });
  });
});

describe('a review script', { timeout: 30_000 }, () => {
  it('walks over verdicts and claims, and reports what it finds in them', async () => {
    const body = `
      for await (const verdict of tools.verdicts({ state: 'in-review' }))
        if (verdict.claim.text.includes('Chinese')) tools.report({ rule: 'mine', message: 'found', mend: 'Mend.' }, verdict);
      for await (const claim of tools.claims()) tools.report({ rule: 'of-claim', severity: 'note', message: 'said' }, claim);
      tools.report({ rule: 'of-all', message: 'at large' }, 'the record');`;
    desk.write('a.review.ts', script('', body));
    const { exit, subjects } = await found('a.review.ts', '--fail-on', 'warning');
    const shown = subjects.map(({ sort, title, findings }) => [sort, title, findings.map(({ rule }) => rule)]);
    expect(exit).toBe(1);
    expect(shown).toEqual([
      ['verdict', 'One is Chinese.', ['mine']],
      ['verdict', 'One is American.', []],
      ['claim', 'One is Chinese.', ['of-claim']],
      ['claim', 'One is American.', ['of-claim']],
      ['subject', 'the record', ['of-all']],
    ]);
  });

  it('runs assessments again, compares vintages and asks for agreement', async () => {
    const [first = '', rest = ''] = claimFile.split(`[{ country: 'US' }]`);
    desk.write(
      'b.claim.ts',
      `${first}[{ country: 'US' }, { country: 'CN' }]${rest.replaceAll("text: '", "text: 'Again: ")}`,
    );
    const body = `
      for await (const verdict of tools.verdicts()) {
        const [one] = verdict.assessments;
        const same = await tools.assess(one);
        const newest = await tools.compareVintages(one);
        tools.report({ rule: 'seen', message: same.after.outcome + ', ' + newest.outcome.to }, verdict);
      }
      tools.report({ rule: 'agreement', message: String((await tools.agreement()).n.labels) }, 'reviewers');`;
    desk.write('a.review.ts', script('', body));
    const before = await found('a.review.ts');
    await desk.run('check', 'b.claim.ts', '--record', 'Jane Doe');
    const after = await found('a.review.ts');
    const messages = ({ subjects }: typeof before) =>
      Object.fromEntries(subjects.map(({ title, findings }) => [title, findings[0]?.message]));
    expect(messages(before)).toMatchObject({ 'One is Chinese.': 'false, false', reviewers: '0' });
    expect(messages(after)).toMatchObject({ 'One is Chinese.': 'false, true', 'One is American.': 'true, true' });
  });

  const writing = `
    const { claimant } = await tools.commands.addClaimant({ name: 'Found by a script', kind: 'person' });
    await tools.commands.submitClaim({ text: 'New.', language: 'en', kind: 'event', claimantId: claimant.id });
    let seen = 0;
    for await (const claim of tools.claims()) seen += 1;
    console.log('seen ' + seen);`;
  const events = async () => {
    const store = await openStore(`sqlite:${join(desk.folder, 'desk.db')}`);
    const kinds = await store.read(async (reader) =>
      (await reader.eventsPage({ last: 3 })).items.map(({ kind }) => kind),
    );
    await store.close();
    return kinds;
  };

  it('writes in the name it says', async () => {
    desk.write('a.review.ts', script(`{ writes: true, as: 'Sweeper' }, `, writing));
    expect(await desk.run('review', 'a.review.ts')).toMatchObject({ exit: 0 });
    expect(await events()).toEqual(['actor-added', 'claimant-added', 'claim-submitted']);
  });

  it('keeps nothing in a dry run, and shows what it would keep', async () => {
    const before = await events();
    desk.write('a.review.ts', script(`{ writes: true, as: 'Sweeper' }, `, writing));
    const { exit, err } = await desk.run('review', 'a.review.ts', '--dry-run');
    expect(exit).toBe(0);
    expect(err).toContain('3 events would be written, and nothing was');
    expect(err).toContain('+ claim-submitted');
    expect(await events()).toEqual(before);
  });

  it('has no commands where it does not say it writes', async () => {
    desk.write('a.review.ts', script('', `if ('commands' in tools) throw new Error('it has');`));
    expect(await desk.run('review', 'a.review.ts')).toMatchObject({ exit: 0 });
  });

  it('that does what its actor may not do is refused', async () => {
    const body = `await tools.commands.addActor({ name: 'Somebody', kind: 'person' });`;
    desk.write('a.review.ts', script(`{ writes: true, as: 'Sweeper' }, `, body));
    expect(await desk.run('review', 'a.review.ts')).toMatchObject({ exit: 3 });
  });

  it('is refused where the file has none', async () => {
    desk.write('a.review.ts', 'export default 1;');
    expect(await desk.run('review', 'a.review.ts')).toMatchObject({ exit: 2 });
    expect(await desk.run('review', 'none.review.ts')).toMatchObject({ exit: 2 });
  });

  it('stops when it is interrupted', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await desk.runWith({ signal: stop.signal }, 'review')).toMatchObject({ exit: 3 });
  });
});

describe('assay explain', () => {
  it.each(shippedRules.map(({ id }) => id))('prints the page of %s', async (id) => {
    expect(await desk.run('explain', id)).toMatchObject({ exit: 0, out: expect.stringContaining(`# \`${id}\``) });
  });

  it('says where a rule of the house is described, and refuses what is no rule', async () => {
    // A folder of its own: a configuration is read once by one process.
    const house = createDesk();
    house.write(
      'assay.config.ts',
      `import { definePolicy, defineRule } from '@assay/core';
      const docs = 'https://desk.example/short';
      const short = defineRule({ id: 'short', severity: 'note', docs, check: () => [] });
      export default { policy: definePolicy({ id: 'house', version: 1, rules: [short] }) };`,
    );
    expect(await house.run('explain', 'short')).toMatchObject({ exit: 0, out: 'https://desk.example/short\n' });
    expect(await house.run('explain', 'shorter')).toMatchObject({ exit: 2 });
    house.remove();
  });
});
