import { englishHedges, englishVague } from './english-hedges.ts';
import { englishMoney } from './english-money.ts';
import { englishNouns } from './english-nouns.ts';
import { englishNumbers } from './english-numbers.ts';
import { englishUnits } from './english-units.ts';
import type { Vocabulary } from './vocabulary.ts';

const list = (text: string): readonly string[] => text.split(', ');

/**
 * How English says quantities, as the news writes it; with what is changed, a vocabulary of one's own.
 *
 * @example
 * ```ts
 * import { english, extractQuantities } from '@assay/core';
 * const language = { ...english, idioms: [...english.idioms, 'five eyes'] };
 * extractQuantities('the Five Eyes', { language }) // => []
 * ```
 */
/** `third to last`. */
const countedBack = list('second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth').map((word, index) => ({
  words: ['to last', 'to the last', 'from last', 'from the last', 'from the end'].flatMap((tail) => [
    `${word} ${tail}`,
    `the ${word} ${tail}`,
  ]),
  from: 'end' as const,
  value: index + 2,
  verbAfter: [],
}));

export const english: Vocabulary = {
  language: 'en',
  numbers: englishNumbers,
  units: [...englishUnits, ...englishMoney],
  per: list('per, a, an, each, /'),
  perNouns: list(
    'share, person, head, capita, household, barrel, pound, ounce, gallon, litre, liter, kilo, night, pupil, worker, unit, piece, head, ton, tonne, mile',
  ),
  ages: list('old, olds, of age, - old, - olds'),
  hedges: englishHedges,
  until: list('to, - to, - to -, -, –, —, ~, through, thru, till, until, up to'),
  ranges: [
    { open: 'between', between: 'and' },
    { open: 'from', between: 'to' },
    { open: 'anywhere from', between: 'to' },
    { open: 'anywhere between', between: 'and' },
    { open: 'somewhere between', between: 'and' },
    { open: 'in the range of', between: 'to' },
    { open: 'ranging from', between: 'to' },
  ],
  or: list('or, - or, - or -, - and, - and -'),
  margins: list('±, + / -, + / −, plus or minus, give or take'),
  and: ['and', ', and', 'but', ', but', ',', '&'],
  top: ['top'],
  place: list('number, no ., no, nr ., nr, #, ranked, ranks, rank, place'),
  labels: list(
    'article, chapter, section, paragraph, clause, page, figure, table, appendix, annex, highway, route, interstate, motorway, junction, exit, flight, room, gate, platform, track, channel, phase, resolution, protocol, directive, amendment, season, episode, version, chapter, act, division, district, zone, area, block, unit, apartment, suite, pier, lane, verse, psalm, category, grade, level, stage, step, tier, class, type, form, war, terminal, theorem, schedule',
  ),
  amountsMore: list('more, less, fewer'),
  tens: {
    plurals: {
      twenties: 20,
      thirties: 30,
      forties: 40,
      fifties: 50,
      sixties: 60,
      seventies: 70,
      eighties: 80,
      nineties: 90,
    },
    levels: { mid: [4, 6], low: [0, 3], lower: [0, 4], high: [7, 9], upper: [5, 9] },
    owners: list('his, her, their, my, your, our, its'),
    warmth: list(
      'temperature, temperatures, highs, lows, weather, warm, hot, cold, celsius, fahrenheit, degrees, heat, heatwave, mercury',
    ),
  },
  elapsed: list('the past, the coming, this past'),
  lasting: list(
    'last, took, takes, take, taking, taken, lasted, lasts, lasting, for, within, after, in, spent, spend, spends',
  ),
  possessives: list("'s, s'"),
  sizes: list(
    'long, wide, tall, deep, high, thick, away, across, above, below, apart, square, sprint, hurdles, freestyle, race, final, relay',
  ),
  streets: list(
    'street, st, st., avenue, ave, ave., road, rd, rd., lane, boulevard, blvd, square, terrace, crescent, drive',
  ),
  superlatives: list(
    'largest, biggest, highest, lowest, richest, poorest, oldest, youngest, longest, shortest, fastest, slowest, strongest, weakest, ' +
      'smallest, greatest, tallest, deepest, widest, busiest, deadliest, wealthiest, hottest, coldest, wettest, driest, warmest, ' +
      'cheapest, closest, nearest, fewest, heaviest, happiest, safest, newest, best, worst, most, least',
  ),
  ordinalUnits: { anniversary: 'year', birthday: 'year' },
  relatives: [
    {
      words: ['last'],
      from: 'end',
      value: 1,
      verbAfter: list('to, could, will, would, may, might, should, can, must, not, cannot'),
    },
    {
      words: list(
        'penultimate, next to last, next - to - last, next to the last, the last but one, last but one, the one before the last one, the one before the last',
      ),
      from: 'end',
      value: 2,
      verbAfter: [],
    },
    { words: list('antepenultimate, the last but two, last but two'), from: 'end', value: 3, verbAfter: [] },
    ...countedBack,
    { words: list('next, next one'), from: 'here', value: 1, verbAfter: [] },
    { words: list('previous, previous one'), from: 'here', value: -1, verbAfter: [] },
    { words: list('current, current one'), from: 'here', value: 0, verbAfter: [] },
  ],
  vague: englishVague,
  factors: {
    doubled: 2,
    doubling: 2,
    doubles: 2,
    double: 2,
    twice: 2,
    tripled: 3,
    trebled: 3,
    tripling: 3,
    triple: 3,
    thrice: 3,
    quadrupled: 4,
    quadrupling: 4,
    quintupled: 5,
    halved: 0.5,
    halving: 0.5,
  },
  factorWords: list('fold, - fold, times, x'),
  factorCounts: ['times'],
  factorComparisons: list('as, the, that, its, their, what, bigger'),
  fold: 'fold',
  by: 'by',
  changes: {
    before: list(
      'rose, rise, rises, risen, rising, fell, fall, falls, fallen, falling, grew, grow, grows, grown, growing, up, down, ' +
        'increased, increase, increases, increasing, decreased, decrease, decreases, decreasing, dropped, drop, drops, dropping, ' +
        'declined, decline, declines, declining, gained, gain, gains, lost, climbed, climbs, jumped, jump, jumps, soared, surged, ' +
        'surge, plunged, plummeted, slumped, sank, shrank, shrunk, slipped, tumbled, expanded, contracted, raised, cut, reduced, ' +
        'advanced, added, slid, edged, ticked, swelled, rebounded, swung',
    ),
    after: list(
      'rise, increase, growth, gain, jump, surge, drop, fall, decline, decrease, cut, reduction, slump, plunge, more, less, ' +
        'fewer, higher, lower, larger, smaller, bigger, faster, slower, cheaper, dearer, longer, shorter',
    ),
    idle: list('made up, makes up, make up, making up'),
    levels: list('below, above, under, beneath, past, beyond'),
  },
  none: {
    determiners: list('no, none of, zero, not a single, not one'),
    negations: list(
      "not, never, without, hardly, couldn't, wouldn't, don't, doesn't, didn't, isn't, aren't, wasn't, weren't, hasn't, haven't, hadn't, won't, can't, cannot, nor",
    ),
    any: ['any'],
  },
  calendar: {
    months: {
      january: 1,
      jan: 1,
      february: 2,
      feb: 2,
      march: 3,
      april: 4,
      apr: 4,
      may: 5,
      june: 6,
      jun: 6,
      july: 7,
      jul: 7,
      august: 8,
      aug: 8,
      september: 9,
      sept: 9,
      sep: 9,
      october: 10,
      oct: 10,
      november: 11,
      nov: 11,
      december: 12,
      dec: 12,
    },
    centuries: list('century, centuries'),
    early: { early: [0, 3], mid: [4, 6], late: [7, 9] },
    quarters: list('quarter, q'),
    eras: list('BC, BCE, B.C., B.C.E., AD, CE, A.D.'),
    clock: list("am, pm, a.m., p.m., a.m, p.m, o'clock, gmt, bst, utc, noon"),
    yearAtEnd: list('on, with, against, than, for, compared'),
    yearAfter: list(
      'in, of, by, since, from, until, till, to, before, after, during, through, year, late, early, mid, fiscal, spring, summer, autumn, winter, vs, versus',
    ),
    monthFirst: true,
  },
  nouns: englishNouns,
  idioms: list(
    'at first, first of all, first and foremost, at second hand, second hand, second - hand, first - hand, first hand, first name, first lady, ' +
      '9 / 11, 7 / 7, 24 / 7, 50 / 50, 20 / 20, one another, no one, no - one, one by one, one day, for one, one - time, one - sided, one - off, ' +
      'third party, third parties, third - party, third world, second - guess, zero - sum, two - faced, catch - 22, no longer, ' +
      'second to none, second in command, second - in - command, second nature, second thoughts, no matter, no doubt, no way, no sooner, no stranger, no wonder, no use, in no way, by no means, a million miles, ' +
      'double check, double - check, double standard, double standards, as of, at last, last but not least, more or less, ' +
      'next to nothing, half - hearted, half - hour , half time, half - time, few and far between, one or the other, the most, at one point, at one time, at times, next door',
  ),
};
