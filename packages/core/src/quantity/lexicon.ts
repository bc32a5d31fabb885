import { type Token, tokensOf } from './token.ts';
import type { HedgeWord, RelativeOrdinal, UnitWord, VagueWord, Vocabulary } from './vocabulary.ts';

/** A phrase found at a token; `end` is the token behind it. */
export interface Found<T> {
  readonly value: T;
  readonly end: number;
}

/** Phrases by their first token, longest first, so that a look-up costs what the few of one first token cost. */
export interface Phrases<T> {
  /** The first tokens of them, in lower case. */
  readonly firsts: readonly string[];
  find(tokens: readonly Token[], at: number): Found<T> | undefined;
}

function phrasesOf<T>(
  entries: Iterable<readonly [phrase: string, value: T]>,
  form: 'word' | 'text' = 'word',
): Phrases<T> {
  const byFirst = new Map<string, { readonly rest: readonly string[]; readonly value: T }[]>();
  for (const [phrase, value] of entries) {
    const [first = '', ...rest] = tokensOf(phrase).map((token) => token[form]);
    byFirst.set(first, [...(byFirst.get(first) ?? []), { rest, value }]);
  }
  // A stable sort: of two that are as long the one named first is found.
  for (const known of byFirst.values()) known.sort((a, b) => b.rest.length - a.rest.length);
  return {
    firsts: [...byFirst.keys()].map((first) => first.toLowerCase()),
    find(tokens, at) {
      const first = tokens[at];
      const known = first === undefined ? undefined : byFirst.get(first[form]);
      const match = known?.find(({ rest }) =>
        rest.every((word, index) => isWritten(tokens[at + 1 + index], form, word)),
      );
      return match && { value: match.value, end: at + 1 + match.rest.length };
    },
  };
}

/** Digits inside a phrase are joined to it: `km2`, but in `12 m 2 dm` the 2 is another number. */
function isWritten(token: Token | undefined, form: 'word' | 'text', word: string): boolean {
  return token?.[form] === word && (token.kind !== 'digits' || token.isAttached);
}

const words = (phrases: readonly string[]): Phrases<string> => phrasesOf(phrases.map((phrase) => [phrase, phrase]));

/** Of every word or sign that is a unit: what it may be, the first sense first. */
function unitPhrases(
  units: readonly UnitWord[],
  form: 'words' | 'signs',
  isPrefix: boolean,
): Phrases<readonly UnitWord[]> {
  const senses = new Map<string, UnitWord[]>();
  for (const unit of units) {
    if (isPrefix && !unit.isPrefix) continue;
    for (const word of unit[form]) senses.set(word, [...(senses.get(word) ?? []), unit]);
  }
  return phrasesOf(senses, form === 'words' ? 'word' : 'text');
}

/** A vocabulary made ready for looking up. */
export interface Lexicon {
  readonly vocabulary: Vocabulary;
  readonly units: Phrases<readonly UnitWord[]>;
  readonly signs: Phrases<readonly UnitWord[]>;
  readonly prefixes: Phrases<readonly UnitWord[]>;
  readonly prefixSigns: Phrases<readonly UnitWord[]>;
  readonly currencies: ReadonlyMap<string, UnitWord>;
  readonly per: Phrases<string>;
  readonly ages: Phrases<string>;
  readonly hedges: Phrases<HedgeWord>;
  readonly hedgesAfter: Phrases<HedgeWord>;
  readonly until: Phrases<string>;
  readonly ranges: Phrases<string>;
  readonly or: Phrases<string>;
  readonly elapsed: Phrases<string>;
  readonly idle: Phrases<string>;
  readonly margins: Phrases<string>;
  readonly and: Phrases<string>;
  readonly top: Phrases<string>;
  readonly place: Phrases<string>;
  readonly relatives: Phrases<RelativeOrdinal>;
  readonly vague: Phrases<VagueWord>;
  readonly minus: Phrases<string>;
  readonly outOf: Phrases<string>;
  readonly over: Phrases<string>;
  readonly factorWords: Phrases<string>;
  readonly none: Phrases<string>;
  readonly idioms: Phrases<string>;
  readonly negations: ReadonlySet<string>;
  readonly superlatives: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
  readonly perNouns: ReadonlySet<string>;
  readonly any: ReadonlySet<string>;
  readonly stops: ReadonlySet<string>;
  readonly determiners: ReadonlySet<string>;
  readonly plurals: ReadonlySet<string>;
  readonly changesBefore: ReadonlySet<string>;
  readonly changesAfter: ReadonlySet<string>;
  readonly levels: ReadonlySet<string>;
  readonly lasting: ReadonlySet<string>;
  readonly sizes: ReadonlySet<string>;
  readonly yearAfter: ReadonlySet<string>;
  readonly yearAtEnd: ReadonlySet<string>;
  readonly eras: ReadonlySet<string>;
  readonly clock: ReadonlySet<string>;
  readonly streets: ReadonlySet<string>;
  readonly pronounAfter: ReadonlySet<string>;
  readonly pronounBefore: ReadonlySet<string>;
  readonly beforeHyphen: ReadonlySet<string>;
  /** Every word or sign with which a quantity may begin; so that other words cost one look-up. */
  readonly starts: ReadonlySet<string>;
}

const ready = new WeakMap<Vocabulary, Lexicon>();

export function lexiconOf(vocabulary: Vocabulary): Lexicon {
  const known = ready.get(vocabulary) ?? buildLexicon(vocabulary);
  ready.set(vocabulary, known);
  return known;
}

function buildLexicon(vocabulary: Vocabulary): Lexicon {
  const { units, hedges, numbers, none, nouns, changes, calendar } = vocabulary;
  const hedgePhrases = (isAfter: boolean): Phrases<HedgeWord> =>
    phrasesOf(
      hedges.filter((hedge) => hedge.isAfter === isAfter).flatMap((one) => one.words.map((word) => [word, one])),
    );
  const lexicon = {
    vocabulary,
    units: unitPhrases(units, 'words', false),
    signs: unitPhrases(units, 'signs', false),
    prefixes: unitPhrases(units, 'words', true),
    prefixSigns: unitPhrases(units, 'signs', true),
    currencies: new Map(
      units.flatMap((unit) => (unit.kind === 'money' ? unit.words.map((word) => [word, unit] as const) : [])),
    ),
    per: words(vocabulary.per),
    ages: words(vocabulary.ages),
    hedges: hedgePhrases(false),
    hedgesAfter: hedgePhrases(true),
    until: words(vocabulary.until),
    ranges: phrasesOf(vocabulary.ranges.map(({ open, between }) => [open, between])),
    or: words(vocabulary.or),
    elapsed: words(vocabulary.elapsed),
    idle: words(changes.idle),
    margins: words(vocabulary.margins),
    and: words(vocabulary.and),
    top: words(vocabulary.top),
    place: words(vocabulary.place),
    relatives: phrasesOf(vocabulary.relatives.flatMap((one) => one.words.map((word) => [word, one]))),
    vague: phrasesOf(vocabulary.vague.flatMap((one) => one.words.map((word) => [word, one]))),
    minus: words(numbers.minus),
    outOf: words(numbers.outOf),
    over: words(numbers.over),
    factorWords: words(vocabulary.factorWords),
    none: words(none.determiners),
    idioms: words(vocabulary.idioms),
    negations: new Set(none.negations),
    superlatives: new Set(vocabulary.superlatives),
    labels: new Set(vocabulary.labels),
    perNouns: new Set(vocabulary.perNouns),
    any: new Set(none.any),
    stops: new Set(nouns.stops),
    determiners: new Set(nouns.determiners),
    plurals: new Set(nouns.plurals),
    changesBefore: new Set(changes.before),
    changesAfter: new Set(changes.after),
    levels: new Set(changes.levels),
    lasting: new Set(vocabulary.lasting),
    sizes: new Set(vocabulary.sizes),
    yearAfter: new Set(calendar.yearAfter),
    yearAtEnd: new Set(calendar.yearAtEnd),
    eras: new Set(calendar.eras),
    clock: new Set(calendar.clock),
    streets: new Set(vocabulary.streets),
    pronounAfter: new Set(numbers.pronoun.after),
    pronounBefore: new Set(numbers.pronoun.before),
    beforeHyphen: new Set(numbers.beforeHyphen),
  };
  return { ...lexicon, starts: startsOf(lexicon) };
}

function startsOf(lexicon: Omit<Lexicon, 'starts'>): ReadonlySet<string> {
  const { vocabulary } = lexicon;
  const { numbers, calendar, factors, none, nouns } = vocabulary;
  const {
    units,
    signs,
    prefixes,
    prefixSigns,
    hedges,
    ranges,
    top,
    place,
    relatives,
    vague,
    minus,
    margins,
    none: noun,
  } = lexicon;
  const phrases = [units, signs, prefixes, prefixSigns, hedges, ranges, top, place, relatives, vague, minus, noun];
  const tables = [numbers.cardinals, numbers.scales, numbers.ordinals, numbers.scaleOrdinals, numbers.fractions];
  const signsOfNumbers = ['-', '−', "'", '‘', '’'];
  return new Set([
    ...phrases.flatMap(({ firsts }) => firsts),
    ...[...tables, calendar.months, calendar.early, factors, vocabulary.tens.plurals, vocabulary.tens.levels].flatMap(
      (table) => Object.keys(table),
    ),
    ...[
      margins.firsts,
      calendar.quarters,
      numbers.one,
      none.negations,
      nouns.determiners,
      lexicon.vocabulary.labels,
      signsOfNumbers,
    ].flat(),
  ]);
}
