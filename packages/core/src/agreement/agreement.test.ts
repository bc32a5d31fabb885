import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dawidSkene } from './dawid-skene.ts';
import { cohenKappa, fleissKappa } from './kappa.ts';
import { krippendorffAlpha } from './krippendorff.ts';
import { type Label, toLabelTable } from './label-table.ts';

const refusal = (code: string) => expect.objectContaining({ code });

/** A line for each reviewer, an item a column; `.` where the reviewer said nothing. */
function byReviewer(lines: readonly string[]): Label[] {
  return lines.flatMap((line, by) =>
    line.split(' ').flatMap((level, item) => (level === '.' ? [] : [{ item: `${item}`, reviewer: `r${by}`, level }])),
  );
}
/** A line for each item: how many reviewers gave each level. */
function byCounts(lines: readonly string[]): Label[] {
  return lines.flatMap((line, item) =>
    line
      .split(' ')
      .flatMap((count, level) => Array.from({ length: Number(count) }, () => `${level + 1}`))
      .map((level, by) => ({ item: `${item}`, reviewer: `r${by}`, level })),
  );
}

describe("Krippendorff's alpha", () => {
  const noInterval = { samples: 0 };
  // Three coders, fifteen units and 26 pairable values; worked out in Krippendorff's Content Analysis.
  const threeCoders = toLabelTable(
    byReviewer(['. . . . . 3 4 1 2 1 1 3 3 . 3', '1 . 2 1 3 3 4 3 . . . . . . .', '. . 2 1 3 4 4 . 2 1 1 3 3 . 4']),
    ['1', '2', '3', '4'],
  );
  // Four observers, twelve units; example C of Computing Krippendorff's Alpha-Reliability, 2011.
  const fourObservers = toLabelTable(
    byReviewer([
      '1 2 3 3 2 1 4 1 2 . . .',
      '1 2 3 3 2 2 4 1 2 5 . 3',
      '. 3 3 3 2 3 4 2 2 5 1 .',
      '1 2 3 3 2 4 4 1 2 5 1 .',
    ]),
    ['1', '2', '3', '4', '5'],
  );

  it.each([
    ['three coders', threeCoders, 'nominal', 0.691],
    ['three coders', threeCoders, 'interval', 0.811],
    ['four observers', fourObservers, 'nominal', 0.743],
    ['four observers', fourObservers, 'ordinal', 0.815],
    ['four observers', fourObservers, 'interval', 0.849],
  ] as const)('of %s is the published one on a %s scale', (_, table, measurement, published) => {
    expect(krippendorffAlpha(table, { measurement, ...noInterval }).alpha).toBeCloseTo(published, 3);
  });

  it('says how much it rests on: labels beside no other do not count', () => {
    expect(krippendorffAlpha(threeCoders, { measurement: 'nominal', ...noInterval }).n).toEqual({
      items: 12,
      reviewers: 3,
      labels: 26,
    });
  });

  it('of two levels is the same on every scale', () => {
    const labels = byReviewer(['0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0']);
    const table = toLabelTable(labels, ['0', '1']);
    const alphas = (['nominal', 'ordinal', 'interval'] as const).map(
      (measurement) => krippendorffAlpha(table, { measurement, ...noInterval }).alpha,
    );
    // Two observers, two values, no missing data: example A of the same paper.
    for (const alpha of alphas) expect(alpha).toBeCloseTo(0.095, 3);
  });

  it('has an interval around it that repeats with its seed and widens with confidence', () => {
    const { alpha, interval } = krippendorffAlpha(fourObservers, { measurement: 'nominal', seed: 7 });
    expect(krippendorffAlpha(fourObservers, { measurement: 'nominal', seed: 7 }).interval).toEqual(interval);
    expect(interval?.low).toBeLessThan(alpha ?? 0);
    expect(interval?.high).toBeGreaterThan(alpha ?? 1);
    const wider = krippendorffAlpha(fourObservers, { measurement: 'nominal', seed: 7, confidence: 0.99 }).interval;
    expect(wider?.low).toBeLessThan(interval?.low ?? -1);
  });

  it('is not known where all labels are alike, or none can be compared', () => {
    const alike = toLabelTable(byReviewer(['1 1', '1 1']), ['1', '2']);
    const alone = toLabelTable(byReviewer(['1 2']), ['1', '2']);
    for (const table of [alike, alone]) {
      expect(krippendorffAlpha(table, { measurement: 'nominal' })).toMatchObject({ alpha: null, interval: null });
    }
  });

  it('is 1 exactly where all agree, whatever the scale', () => {
    const someLevels = fc.array(fc.constantFrom('1', '2', '3'), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(someLevels, fc.constantFrom('nominal', 'ordinal', 'interval'), (levels, measurement) => {
        const table = toLabelTable(byReviewer([levels.join(' '), levels.join(' ')]), ['1', '2', '3']);
        const { alpha } = krippendorffAlpha(table, { measurement, ...noInterval });
        if (new Set(levels).size === 1) expect(alpha).toBeNull();
        else expect(alpha).toBe(1);
      }),
    );
  });

  it('refuses words on an interval scale, unknown levels and second labels', () => {
    const words = toLabelTable(byReviewer(['yes no', 'yes no']), ['yes', 'no']);
    expect(() => krippendorffAlpha(words, { measurement: 'interval' })).toThrow(refusal('invalid-input'));
    expect(() => toLabelTable(byReviewer(['3']), ['1', '2'])).toThrow(refusal('invalid-input'));
    const twice = toLabelTable([...byReviewer(['1']), ...byReviewer(['2'])], ['1', '2']);
    expect(() => krippendorffAlpha(twice, { measurement: 'nominal' })).toThrow(refusal('invalid-input'));
  });
});

describe("Cohen's kappa", () => {
  const pairs = (count: number, a: string, b: string) =>
    Array.from({ length: count }, (_, index) => [
      { item: `${a}${b}${index}`, reviewer: 'ana', level: a },
      { item: `${a}${b}${index}`, reviewer: 'ben', level: b },
    ]).flat();

  it('of fifty grant proposals is 0.4', () => {
    const labels = [
      ...pairs(20, 'yes', 'yes'),
      ...pairs(5, 'yes', 'no'),
      ...pairs(10, 'no', 'yes'),
      ...pairs(15, 'no', 'no'),
    ];
    const { kappa, observed, expected, n } = cohenKappa(toLabelTable(labels, ['yes', 'no']), 'ana', 'ben');
    expect(kappa).toBeCloseTo(0.4, 12);
    expect([observed, expected]).toEqual([0.7, 0.5]);
    expect(n).toEqual({ items: 50, reviewers: 2, labels: 100 });
  });

  it('counts only what both labelled', () => {
    const labels = [...pairs(2, 'yes', 'yes'), ...pairs(1, 'no', 'no'), { item: 'x', reviewer: 'ana', level: 'no' }];
    expect(cohenKappa(toLabelTable(labels, ['yes', 'no']), 'ana', 'ben').n.items).toBe(3);
  });

  it('does not know reviewers without labels', () => {
    const table = toLabelTable(pairs(1, 'yes', 'no'), ['yes', 'no']);
    expect(() => cohenKappa(table, 'ana', 'cem')).toThrow(refusal('not-found'));
  });
});

describe("Fleiss' kappa", () => {
  // Ten subjects, fourteen raters, five categories; the table that accompanies the method in its textbooks.
  const fourteenRaters = [
    '0 0 0 0 14',
    '0 2 6 4 2',
    '0 0 3 5 6',
    '0 3 9 2 0',
    '2 2 8 1 1',
    '7 7 0 0 0',
    '3 2 6 3 0',
    '2 5 3 2 2',
    '6 5 2 1 0',
    '0 2 2 3 7',
  ];

  it('of fourteen raters is 0.210', () => {
    const { kappa, observed, expected } = fleissKappa(
      toLabelTable(byCounts(fourteenRaters), ['1', '2', '3', '4', '5']),
    );
    expect(kappa).toBeCloseTo(0.21, 3);
    expect(observed).toBeCloseTo(0.378, 3);
    expect(expected).toBeCloseTo(0.213, 3);
  });

  it('is refused where items have different numbers of labels', () => {
    const table = toLabelTable(byReviewer(['1 2', '1 .']), ['1', '2']);
    expect(() => fleissKappa(table)).toThrow(refusal('invalid-input'));
  });
});

describe('the consensus of Dawid and Skene', () => {
  // Their table 1: 45 patients, five anaesthetists; the first saw each form three times.
  const anaesthetists = (
    '1111111 3334334 1122122 2223121 2223222 2223322 1222111 3333433 2222223 2322223 4444444 2223343 1111111 2223212 ' +
    '1211111 1112111 1111111 1111111 2222221 2221322 2222222 2222221 2223222 2212222 1111111 1111111 2322222 1111111 ' +
    '1111111 1121121 1111111 3333233 1111111 2222222 2223232 4334343 2212232 2323233 3333432 1111111 1111111 1212111 ' +
    '2322222 1211111 2222222'
  ).split(' ');
  const labels = anaesthetists.flatMap((line, item) =>
    [...line].map((level, index) => ({ item: `${item + 1}`, reviewer: `r${Math.max(0, index - 2)}`, level })),
  );
  const table = toLabelTable(labels, ['1', '2', '3', '4']);

  it('finds the frequencies and errors they published', () => {
    const { prior, confusion, converged, n } = dawidSkene(table);
    expect(converged).toBe(true);
    expect([...prior].map((share) => Math.round(100 * share))).toEqual([40, 42, 11, 7]);
    expect([...(confusion[0] ?? [])].slice(0, 8).map((share) => Math.round(100 * share))).toEqual([
      89, 11, 0, 0, 7, 88, 5, 0,
    ]);
    expect(n).toEqual({ items: 45, reviewers: 5, labels: 315 });
  });

  it('never becomes less likely from one iteration to the next', () => {
    const likelihoods = [1, 2, 3, 5, 8, 13].map((iterations) => dawidSkene(table, { iterations }).logLikelihood);
    expect(likelihoods).toEqual(likelihoods.toSorted((a, b) => a - b));
  });

  it('gives every item probabilities that add up to one, and every reviewer rows that do', () => {
    const someLabel = fc.record({
      item: fc.constantFrom('a', 'b', 'c', 'd'),
      reviewer: fc.constantFrom('ana', 'ben', 'cem'),
      level: fc.constantFrom('1', '2', '3'),
    });
    const smoothing = fc.constantFrom(0, 0.1);
    fc.assert(
      fc.property(fc.array(someLabel, { minLength: 1, maxLength: 30 }), smoothing, (some, add) => {
        const small = toLabelTable(some, ['1', '2', '3']);
        const { probabilities, confusion } = dawidSkene(small, { smoothing: add });
        for (const rows of [probabilities, ...confusion]) {
          for (let at = 0; at < rows.length; at += 3) {
            expect(rows.subarray(at, at + 3).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          }
        }
      }),
    );
  });

  it('is not lost where the labels of one item are very many', () => {
    const said = Array.from({ length: 3000 }, (_, by) =>
      ['a', 'b'].map((item) => ({ item, reviewer: `${by % 7}`, by })),
    )
      .flat()
      .map(({ item, reviewer, by }) => ({ item, reviewer, level: (by % 3 === 0) === (item === 'a') ? '0' : '1' }));
    const { probabilities, logLikelihood } = dawidSkene(toLabelTable(said, ['0', '1']), { smoothing: 1 });
    expect([...probabilities].map(Math.round)).toEqual([0, 1, 1, 0]);
    expect(logLikelihood).toBeLessThan(-3000);
    expect(Number.isFinite(logLikelihood)).toBe(true);
  });

  it('trusts the reviewer who is usually right against two who guess', () => {
    const truth = Array.from({ length: 200 }, (_, item) => (item * 7 + (item >> 2)) % 2);
    const said = truth.flatMap((level, item) => [
      { item: `${item}`, reviewer: 'careful', level: `${level}` },
      { item: `${item}`, reviewer: 'careful too', level: `${level}` },
      { item: `${item}`, reviewer: 'guesses', level: `${item % 3 === 0 ? 1 - level : item % 2}` },
    ]);
    const found = dawidSkene(toLabelTable(said, ['0', '1']));
    const [careful, , guesses] = found.confusion;
    expect(careful?.[0]).toBeGreaterThan(0.99);
    expect(guesses?.[0]).toBeLessThan(0.7);
  });
});
