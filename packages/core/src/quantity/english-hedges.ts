import type { HedgeKind, HedgeWord, VagueWord } from './vocabulary.ts';

const list = (text: string): readonly string[] => text.split(', ');

function before(kind: HedgeKind, words: string): HedgeWord {
  return { kind, words: list(words), isAfter: false };
}

function after(kind: HedgeKind, words: string): HedgeWord {
  return { kind, words: list(words), isAfter: true };
}

export const englishHedges: readonly HedgeWord[] = [
  before(
    'about',
    'about, around, roughly, approximately, aproximately, some, circa, ca ., an estimated, estimated, nearer, close to, in the region of, ' +
      'in the order of, on the order of, in the vicinity of, something like, ~, ≈, approx, approx ., a reported',
  ),
  before(
    'almost',
    'almost, nearly, just under, just below, just short of, not quite, practically, close on, a little under, slightly less than, slightly under',
  ),
  before('just-over', 'just over, just above, a little over, a little more than, slightly more than, slightly over'),
  before(
    'over',
    'more than, over, above, greater than, larger than, bigger than, higher than, upwards of, in excess of, exceeding, better than, ' +
      'well over, well above, longer than, older than, over than, >, beyond, topped, topping, exceeded, exceeds, far more than, much more than',
  ),
  before(
    'under',
    'less than, fewer than, under, below, smaller than, lower than, shorter than, younger than, well under, well below, far less than, far fewer than, much less than, <',
  ),
  before(
    'at-least',
    'at least, no less than, not less than, no fewer than, not fewer than, as many as or more than, a minimum of, minimum, at the least, ' +
      'more than or equal to, greater than or equal to, greater or equal to, greater than or equal, more or equal to, greater or equal than, more or equal than, equal or greater than, equal or more than, larger or equal than, larger than or equal to, >=, > =, ≥',
  ),
  before(
    'at-most',
    'at most, up to, no more than, not more than, as many as, as much as, as few as or fewer than, a maximum of, maximum, at the most, ' +
      'less than or equal to, less or equal to, less or equal than, less than or equal, smaller than or equal to, equal or less than, smaller or equal than, fewer than or equal to, lower than or equal to, <=, < =, ≤',
  ),
  before('exactly', 'exactly, precisely, only, just, a total of, a mere, equal to, equals to, equals, fully'),
  before('since', 'since, ever since'),
  before('until', 'until, till, up until, by'),
  before('before', 'before, prior to, ahead of'),
  before('after', 'after, later than'),
  after(
    'at-least',
    'or more, or over, or higher, or above, or greater, or older, or longer, and up, and more, and over, and above, and older, plus, - plus, +, or larger, and higher, at least, or better',
  ),
  after(
    'at-most',
    'or less, or fewer, or under, or lower, or below, or younger, or smaller, or shorter, and under, and below, and younger, at most, and less, and lower',
  ),
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
