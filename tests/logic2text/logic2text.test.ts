import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readForms, readMutants } from './form.ts';
import { loose, strict } from './options.ts';
import { reasonFor } from './reasons.ts';
import { evaluator, scoreOf, sqlite, translationOf } from './score.ts';
import { mutantsFile, validFile } from './splits.ts';

const isHeld = existsSync(validFile) && existsSync(mutantsFile);

const title = `the forms of Logic2Text${isHeld ? '' : ' (../shared/data/logic2text is not there)'}`;
// Where the data is not there nothing is measured, and the report says "skipped".
describe.skipIf(!isHeld)(title, { timeout: 120_000 }, () => {
  const forms = isHeld ? readForms(validFile) : [];
  const mutants = isHeld ? readMutants(mutantsFile, forms) : [];

  it('are true under the loose options', () => {
    const score = scoreOf(forms, loose);
    expect(score.total).toBe(1095);
    expect(score.agree).toBeGreaterThanOrEqual(1090);
  });

  it('are told from their mutants as officially under the loose options', () => {
    const score = scoreOf(mutants, loose);
    expect(score.total).toBe(2310);
    expect(score.agree / score.total).toBeGreaterThanOrEqual(0.99);
    expect(score.disagree.map(({ example }) => reasonFor(example))).not.toContain('unexplained');
  });

  it('are answered in SQLite as by the evaluator', () => {
    // Every fifth, for time; the measure takes all.
    const some = forms.filter((_, index) => index % 5 === 0);
    const translations = some.map((form) => translationOf(form, loose)).filter((made) => typeof made === 'object');
    expect(translations.map(sqlite)).toEqual(translations.map(evaluator));
  }, 60_000);

  it('are not all true as they are written', () => {
    const score = scoreOf(forms, strict);
    expect(score.agree).toBeGreaterThan(500);
    expect(score.agree).toBeLessThan(1000);
  });
});
