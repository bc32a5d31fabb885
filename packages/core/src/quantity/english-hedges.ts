import type { HedgeKind, HedgeWord, VagueWord } from './vocabulary.ts';

const list = (text: string): readonly string[] => text.split(', ');

function before(kind: HedgeKind, words: string): HedgeWord {
  return { kind, words: list(words), isAfter: false, unit: null };
}

function after(kind: HedgeKind, words: string, unit: string | null = null): HedgeWord {
  return { kind, words: list(words), isAfter: true, unit };
}

const more = list('more, greater, larger, bigger, higher, longer, older, taller, heavier, better');
const less = list('less, fewer, smaller, lower, shorter, younger, lighter');
const than = (words: readonly string[]): string => words.map((word) => `${word} than`).join(', ');
const negatedThan = (words: readonly string[]): string =>
  words.map((word) => `no ${word} than, not ${word} than, never ${word} than`).join(', ');
const orEqual = (words: readonly string[]): string =>
  words
    .flatMap((word) => [
      ...['or equal to', 'or equal', 'or equals', 'or equals to', ', or equal to'].map(
        (tail) => `${word} than ${tail}`,
      ),
      ...['or equal to', 'or equal than', 'or equals', 'or equals to'].map((tail) => `${word} ${tail}`),
      ...['equal or', 'equal to or', 'equals or', 'equals to or'].map((head) => `${head} ${word} than`),
    ])
    .join(', ');
const behindOr = (words: readonly string[]): string => words.map((word) => `or ${word}`).join(', ');

export const englishHedges: readonly HedgeWord[] = [
  before(
    'about',
    'about, around, roughly, approximately, aproximately, some, circa, ca ., an estimated, estimated, nearer, close to, in the region of, ' +
      'in the order of, on the order of, in the vicinity of, something like, ~, ≈, approx, approx ., a reported',
  ),
  before(
    'almost',
    'almost, nearly, just under, just below, just short of, just shy of, shy of, not quite, practically, close on, a little under, slightly less than, slightly under',
  ),
  before('just-over', 'just over, just above, a little over, a little more than, slightly more than, slightly over'),
  before(
    'over',
    `${than(more)}, over, above, upwards of, in excess of, exceeding, exceed, exceeded, exceeds, surpass, surpassed, surpasses, surpassing, well over, well above, north of, over than, ` +
      '>, beyond, topped, topping, far more than, much more than',
  ),
  before(
    'under',
    `${than(less)}, under, below, well under, well below, far less than, far fewer than, much less than, <`,
  ),
  before(
    'at-least',
    `at least, ${negatedThan(less)}, ${orEqual(more)}, not under, not below, as many as or more than, as few as, as little as, as low as, starting at, starting from, a minimum of, ` +
      'minimum, at the least, more or equal to, >=, > =, ≥',
  ),
  before(
    'at-most',
    `at most, within, up to, ${negatedThan(more)}, ${orEqual(less)}, not over, not above, not beyond, not exceeding, not exceed, not to exceed, ` +
      'not in excess of, without exceeding, as many as, as much as, as high as, as few as or fewer than, a maximum of, maximum, at the most, <=, < =, ≤',
  ),
  before('exactly', 'exactly, precisely, only, just, a total of, a mere, equal to, equals to, equals, =, fully'),
  before('since', 'since, ever since'),
  before('until', 'until, till, up until, by'),
  before('before', 'before, prior to, ahead of'),
  before('after', 'after, later than'),
  after('at-least', 'or older, and older', 'year'),
  after('at-most', 'or younger, and younger', 'year'),
  after(
    'at-least',
    `${behindOr(more)}, or over, or above, and up, and more, and over, and above, and higher, and greater, plus, - plus, +, at least`,
  ),
  after('at-most', `${behindOr(less)}, or under, or below, and under, and below, and less, and lower, at most`),
  after('about', 'or so, more or less, give or take, odd, - odd, - ish, ish, or thereabouts'),
  after('ago', 'ago, earlier, before, previously'),
  after('ahead', 'from now, hence'),
];

function vague(means: VagueWord['means'], words: string, needs: VagueWord['needs'] = 'nothing'): VagueWord {
  return { words: list(words), means, unit: means === 'most' ? '%' : '1', needs };
}

export const englishVague: readonly VagueWord[] = [
  vague('couple', 'a couple of, couple of, a couple', 'noun'),
  vague('pair', 'a pair of, both', 'noun'),
  vague('few', 'a few, a few of, few', 'noun'),
  vague('several', 'several, several of', 'noun'),
  vague('handful', 'a handful of, a handful'),
  vague('dozens', 'dozens, dozens of'),
  vague('scores', 'scores of'),
  vague('tens', 'tens of', 'noun'),
  vague('hundreds', 'hundreds, hundreds of'),
  vague('thousands', 'thousands, thousands of'),
  vague('tens-of-thousands', 'tens of thousands, tens of thousands of'),
  vague('hundreds-of-thousands', 'hundreds of thousands, hundreds of thousands of'),
  vague('millions', 'millions, millions of'),
  vague('tens-of-millions', 'tens of millions, tens of millions of'),
  vague('hundreds-of-millions', 'hundreds of millions, hundreds of millions of'),
  vague('billions', 'billions, billions of'),
  vague('tens-of-billions', 'tens of billions, tens of billions of'),
  vague('hundreds-of-billions', 'hundreds of billions, hundreds of billions of'),
  vague('trillions', 'trillions, trillions of'),
  vague('most', 'most of, the majority of, a majority of, the majority, a majority, most', 'noun'),
];
