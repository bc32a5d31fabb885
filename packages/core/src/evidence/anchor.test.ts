import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorQuotation, findQuotation, matchQuotation } from './anchor.ts';

const speech =
  'We know that out of the 10 biggest defence companies, only a couple of years ago you would not find any Chinese ' +
  'companies. At this moment, you will find three to five Chinese defence companies. We are all very worried, of course, ' +
  'about the situation in Taiwan.';

/** Words that occur once each, so that a place is told by its words. */
const distinctWords = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 6, maxLength: 40 });

describe('an anchor', () => {
  it('has the words, their surroundings and their place', () => {
    expect(anchorQuotation(speech, 'three to five')).toEqual({
      exact: 'three to five',
      prefix: '. At this moment, you will find ',
      suffix: ' Chinese defence companies. We a',
      position: { start: 153, end: 166 },
    });
  });

  it('does not halve a character', () => {
    const text = `${'😀'.repeat(20)}a word${'😀'.repeat(20)}`;
    const anchor = anchorQuotation(text, ' word');
    expect(anchor.prefix.isWellFormed()).toBe(true);
    expect(anchor.suffix.isWellFormed()).toBe(true);
    expect(anchor.prefix).toHaveLength(31);
  });

  it.each([
    ['are not there', 'dozens', undefined],
    ['stand more than once', 'companies', undefined],
    ['do not stand at the place given', 'companies', 7],
    ['are none', '  ', undefined],
    ['are half a character', '\ud83d', undefined],
  ])('is refused where the words %s', (_, exact, start) => {
    expect(() => anchorQuotation(`${speech}😀`, exact, start)).toThrowError(
      expect.objectContaining({ code: 'invalid-evidence' }),
    );
  });

  it('takes the place that is meant', () => {
    const start = speech.lastIndexOf('companies');
    expect(anchorQuotation(speech, 'companies', start).position).toEqual({ start, end: start + 9 });
  });
});

describe('a quotation', () => {
  const rulesOf = (search: ReturnType<typeof findQuotation>) => search.findings.map(({ rule }) => rule);

  it('is found where it was anchored, of whatever text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', 'é'), minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (of, from, length) => {
        const start = from % of.length;
        const exact = of.slice(start, start + 1 + (length % 20));
        if (exact.trim() === '') return;
        const search = findQuotation(of, anchorQuotation(of, exact, start));
        expect(search).toEqual({
          found: true,
          match: { start, end: start + exact.length, mode: 'verbatim' },
          findings: [],
        });
      }),
    );
  });

  it('is found at its new place, with a note, after text was put in before or after', () => {
    fc.assert(
      fc.property(distinctWords, fc.nat(), fc.string(), fc.string(), (words, pick, before, after) => {
        const text = words.join(' ');
        const from = pick % (words.length - 2);
        const exact = words.slice(from, from + 3).join(' ');
        const anchor = anchorQuotation(text, exact, words.slice(0, from).join(' ').length + (from === 0 ? 0 : 1));
        const changed = `${before} ${text} ${after}`;
        if (changed.split(exact).length !== 2) return;
        const search = findQuotation(changed, anchor);
        const start = changed.indexOf(exact);
        expect(search).toMatchObject({ found: true, match: { start, end: start + exact.length, mode: 'verbatim' } });
        expect(rulesOf(search)).toEqual(['quotation-moved']);
        expect(search.findings[0]?.severity).toBe('note');
      }),
    );
  });

  it('that stands more than once is told by what stands around it', () => {
    const anchor = anchorQuotation(speech, 'companies', speech.lastIndexOf('companies'));
    const changed = `More companies. ${speech}`;
    expect(findQuotation(changed, anchor)).toMatchObject({ match: { start: changed.lastIndexOf('companies') } });
  });

  it('that stands more than once in the same surroundings is told by its place', () => {
    const text = 'no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no';
    expect(findQuotation(text, anchorQuotation(text, 'no', 45))).toMatchObject({ match: { start: 45 }, findings: [] });
    const lost = { exact: 'no', prefix: '', suffix: '', position: { start: 1, end: 3 } };
    expect(rulesOf(findQuotation('no. no.', lost))).toEqual(['quotation-ambiguous']);
  });

  it('is found whatever its typography', () => {
    const text = '“China’s\u00a0navy — the LARGEST — is…”';
    const anchor = { exact: "china's navy - the largest -", prefix: '"', suffix: ' is...', position: null };
    expect(findQuotation(text, anchor)).toEqual({
      found: true,
      match: { start: 1, end: 29, mode: 'normalised' },
      findings: [],
    });
  });

  it('that is not there is missing, and the message says from which word', () => {
    const anchor = { exact: 'you will find four to five', prefix: '', suffix: '', position: null };
    const search = findQuotation(speech, anchor);
    expect(rulesOf(search)).toEqual(['quotation-missing']);
    expect(search.findings[0]?.message).toContain('“four to five” after “you will find”');
    expect(rulesOf(findQuotation('', anchor))).toEqual(['quotation-missing']);
    expect(rulesOf(findQuotation(speech, { ...anchor, exact: ' \u200b' }))).toEqual(['quotation-missing']);
  });
});

describe('a quote', () => {
  const at = (spans: ReturnType<typeof matchQuotation>, text = speech) =>
    spans?.map(({ start, end }) => text.slice(start, end));

  it('matches to the character', () => {
    expect(at(matchQuotation(speech, 'three to five', 'verbatim'))).toEqual(['three to five']);
    expect(matchQuotation(speech, 'Three to five', 'verbatim')).toBeUndefined();
  });

  it('matches in normal form, without the punctuation of the sentence that quotes', () => {
    expect(at(matchQuotation(speech, '“Three to  FIVE,”', 'normalised'))).toEqual(['three to five']);
    expect(matchQuotation(speech, 'three to six', 'normalised')).toBeUndefined();
  });

  it.each(['…', ' … ', '...', ' [...] ', ' […] ', '(...)', ' . . . '])('matches with cuts marked by “%s”', (mark) => {
    const quote = `“We are all very worried${mark}about the situation in Taiwan,”`;
    expect(at(matchQuotation(speech, quote, 'elided'))).toEqual([
      'We are all very worried',
      'about the situation in Taiwan',
    ]);
    expect(matchQuotation(speech, quote, 'normalised')).toBeUndefined();
  });

  it('with an ellipsis where nothing was cut is a match', () => {
    expect(at(matchQuotation(speech, '…find… three to five…', 'elided'))).toEqual(['find', 'three to five']);
    expect(matchQuotation('北大西洋', '北大…西洋', 'elided')).toHaveLength(2);
  });

  it('is no match where its pieces are further apart than a passage', () => {
    const apart = (between: number) => `first piece ${'x'.repeat(between - 2)} second piece`;
    expect(matchQuotation(apart(300), 'first piece… second piece', 'elided')).toHaveLength(2);
    expect(matchQuotation(apart(301), 'first piece… second piece', 'elided')).toBeUndefined();
  });

  it('takes the places that lie near enough, not the first', () => {
    const text = `one ${'x '.repeat(400)}one two ${'y '.repeat(400)}two three`;
    expect(matchQuotation(text, 'one…two', 'elided')?.[0]?.start).toBe(text.indexOf('one two'));
    expect(matchQuotation(text, 'one…two…three', 'elided')).toBeUndefined();
  });

  it('does not begin or end inside a word', () => {
    for (const mode of ['verbatim', 'normalised', 'elided'] as const) {
      expect(matchQuotation('the 1949 treaty, dé', 'he', mode)).toBeUndefined();
      expect(matchQuotation('the 1949 treaty', '19', mode)).toBeUndefined();
      expect(matchQuotation('the 1949 treaty e\u0301', 'e', mode)).toBeUndefined();
      expect(matchQuotation('北大西洋公约组织', '大西洋', mode)).toEqual([{ start: 1, end: 4 }]);
    }
  });

  it.each(['', '  ', '…', '“”', '[...]', '\u200b', '\u200b…\u2060'])(
    'that says nothing does not match: %j',
    (quote) => {
      for (const mode of ['verbatim', 'normalised', 'elided'] as const) {
        expect(matchQuotation('“…” [...]', quote, mode)).toBeUndefined();
      }
    },
  );

  it('with random cuts marked by an ellipsis matches, piece by piece', () => {
    fc.assert(
      fc.property(distinctWords, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (words, kept) => {
        const quote = words
          .map((word, index) => (kept[index] === true ? word : '…'))
          .join(' ')
          .replaceAll(/…(?: …)*/g, '[…]');
        const spans = matchQuotation(words.join(' '), quote, 'elided');
        const pieces = quote.split('[…]').flatMap((piece) => (piece.trim() === '' ? [] : [piece.trim()]));
        expect(at(spans, words.join(' ')) ?? []).toEqual(pieces);
      }),
    );
  });

  it('does not match with its pieces out of order', () => {
    fc.assert(
      fc.property(distinctWords, fc.nat(), fc.nat(), (words, a, b) => {
        const [first, second] = [a % words.length, b % words.length];
        const matches = matchQuotation(words.join(' '), `${words[first]}…${words[second]}`, 'elided') !== undefined;
        expect(matches).toBe(first < second);
      }),
    );
  });

  it('that matches in one mode matches in the looser ones', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aB é\u0301ﬁ’"—-….,5的'), maxLength: 40 });
    const isIn = (document: string, quote: string, mode: 'verbatim' | 'normalised' | 'elided') =>
      matchQuotation(document, quote, mode) !== undefined;
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (document, from, length) => {
        const quote = document.slice(from % 40, (from % 40) + 1 + (length % 12));
        if (isIn(document, quote, 'verbatim')) expect(isIn(document, quote, 'normalised')).toBe(true);
        if (isIn(document, quote, 'normalised')) expect(isIn(document, quote, 'elided')).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
