import { english } from '../quantity/english.ts';
import { englishCountries } from './english-countries.ts';
import type { PaceReading, TemplateWords } from './language-words.ts';

const list = (text: string): readonly string[] => text.split(', ');

const quick: readonly [PaceReading, ...PaceReading[]] = [
  { id: 'five', percent: 5, reason: 'Five percent a year doubles in fourteen years; less is hardly quick.' },
  { id: 'ten', percent: 10, reason: 'Ten percent a year doubles in about seven years.' },
];
const slow: readonly [PaceReading, ...PaceReading[]] = [
  { id: 'any', percent: 0, reason: 'Growth of any size is growth.' },
];

/** What one does to the other it is more than. */
const outdone = list(
  'outnumber, outnumbered, outnumbers, exceed, exceeds, exceeded, surpass, surpasses, surpassed, overtake, overtook, overtakes, ' +
    'overtaken, outstrip, outstrips, outstripped, outpaced, outsold, eclipsed, beat, beats',
);

/** How English shows what kind of claim a sentence makes. */
export const englishTemplateWords: TemplateWords = {
  language: 'en',
  quantities: english,
  countries: englishCountries,
  stops: list(
    'a, an, the, of, in, on, at, by, for, from, to, with, without, and, or, but, nor, than, as, if, when, while, because, so, since, until, before, ' +
      'after, during, among, amongst, between, into, over, under, about, through, against, per, up, down, off, out, is, are, was, were, be, ' +
      'been, being, am, has, have, had, having, do, does, did, will, would, can, could, shall, should, may, might, must, i, you, he, she, it, ' +
      'we, they, them, him, us, me, who, whom, whose, which, what, where, how, why, there, here, then, not, never, no, any, some, all, each, ' +
      'every, this, that, these, those, its, his, her, their, our, your, my, also, just, only, already, again, even, still, too, very, ' +
      'both, either, neither, such, own, same, other, others, another, one, more, less, most, least, much, many, now, ago, row, source',
  ),
  highest: list(
    'highest, largest, biggest, greatest, most, top, tallest, longest, richest, busiest, heaviest, oldest, fastest, leading, best',
  ),
  lowest: list('lowest, smallest, fewest, least, shortest, poorest, lightest, youngest, slowest, worst'),
  more: [...list('more, larger, higher, bigger, greater, longer, taller, older, above, ahead'), ...outdone],
  less: list('less, fewer, lower, smaller, shorter, younger, below, behind, trails, trailed'),
  than: [...list('than, trails, trailed'), ...outdone],
  as: list('as'),
  rise: list(
    'rise, rising, rose, risen, grow, growing, grew, grown, growth, increase, increased, increasing, climb, climbed, climbing, escalate, ' +
      'escalated, escalating, soar, soared, surge, surged, expand, expanded, expanding, double, doubled, triple, tripled, gain, gained, jump, jumped, up',
  ),
  fall: list(
    'fall, falling, fell, fallen, decline, declined, declining, decrease, decreased, shrink, shrank, shrunk, shrinking, drop, dropped, ' +
      'dropping, plunge, plunged, halved, sink, sank, sunk, lost, cut, down',
  ),
  ends: { from: 'from', to: 'to' },
  none: list('no, none, not a, not one, not a single, neither'),
  by: 'by',
  total: list('total, together, altogether, combined, overall, all'),
  anniversary: list('anniversary, birthday, jubilee'),
  founding: list(
    'found, founded, founding, establish, established, sign, signed, signing, create, created, creation, open, opened, opening, born, ' +
      'birth, launch, launched, independence, start, begin, began, built, formed',
  ),
  sorts: list('kind, type, category, class, sort, status'),
  recent: list('recent, recently, lately, newly, fresh'),
  before: list('before, ahead of, prior to, on the eve of'),
  after: list('after, following, since'),
  lasting: list('lasted, lasting, last, lasts, long, took, for'),
  now: list('at this moment, right now, now, currently, at present, today, these days, at the moment, nowadays'),
  thisYear: list("this year's, this year’s, this year"),
  lastYear: list("last year's, last year’s, last year"),
  plurals: { days: 'day' },
  pace: {
    rapidly: quick,
    rapid: quick,
    fast: quick,
    quickly: quick,
    sharply: quick,
    strongly: quick,
    dramatically: quick,
    steeply: quick,
    slowly: slow,
    slightly: slow,
    steadily: slow,
  },
  recency: [
    { id: 'a-month', days: 30, reason: 'In daily news, recent is some weeks.' },
    { id: 'a-quarter', days: 90, reason: 'Of what happens a few times a year the last quarter is recent.' },
    { id: 'a-year', days: 365, reason: 'Of what changes rarely the last year is recent.' },
    { id: 'two-years', days: 730, reason: 'Of what has lasted for decades two years are recent.' },
  ],
  pluralReadings: [
    { id: 'a-week', min: 1, max: 7, reason: 'Of more than a week one would speak of weeks; a day is the least.' },
    { id: 'several', min: 2, max: 6, reason: 'The plural is two or more, and fewer than a week.' },
  ],
};
