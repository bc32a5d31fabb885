import type { NumberWords } from './vocabulary.ts';

const list = (text: string): readonly string[] => text.split(', ');
const numbered = (text: string, from: number, step = 1): { [word: string]: number } =>
  Object.fromEntries(list(text).map((word, index) => [word, from + index * step]));

export const englishNumbers: NumberWords = {
  cardinals: {
    ...numbered(
      'zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen',
      0,
    ),
    ...numbered('fifteen, sixteen, seventeen, eighteen, nineteen', 15),
    ...numbered('twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety', 20, 10),
    nought: 0,
    naught: 0,
    nil: 0,
    fourty: 40,
  },
  scales: {
    hundred: 2,
    hundreds: 2,
    thousand: 3,
    thousands: 3,
    lakh: 5,
    lakhs: 5,
    million: 6,
    millions: 6,
    crore: 7,
    crores: 7,
    billion: 9,
    billions: 9,
    trillion: 12,
    trillions: 12,
    quadrillion: 15,
  },
  scaleSigns: {
    k: 3,
    K: 3,
    M: 6,
    MM: 6,
    mn: 6,
    mln: 6,
    mil: 6,
    mio: 6,
    G: 9,
    b: 9,
    B: 9,
    bn: 9,
    Bn: 9,
    BN: 9,
    bln: 9,
    tn: 12,
    trn: 12,
    tln: 12,
  },
  moneyScaleSigns: { m: 6, t: 12, T: 12, K: 3, mm: 6, MN: 6, Mn: 6 },
  dozens: list('dozen, dozens, doz, dozs, dz, dzs'),
  ordinals: {
    ...numbered('first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth', 1),
    ...numbered('thirteenth, fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, nineteenth', 13),
    ...numbered('twentieth, thirtieth, fortieth, fiftieth, sixtieth, seventieth, eightieth, ninetieth', 20, 10),
    nineth: 9,
    twelveth: 12,
  },
  scaleOrdinals: { hundredth: 2, thousandth: 3, millionth: 6, billionth: 9, trillionth: 12 },
  ordinalEndings: list('st, nd, rd, th'),
  fractions: { half: 2, halves: 2, quarter: 4, quarters: 4 },
  plural: 's',
  one: list('a, an'),
  pronoun: {
    word: 'one',
    after: list(
      'the, this, that, which, each, every, any, another, no, some, other, last, next, previous, current, first, right, wrong, new, old, big, good, your, such, every',
    ),
    before: list(
      "of, is, was, would, could, should, might, must, can, will, may, has, to, who, that, which, you, i, we, they, he, she, it, it's, another, do, does, did, are, were, thing, says, said",
    ),
  },
  beforeHyphen: list(
    'top, under, over, mid, early, late, pre, post, sub, age, aged, number, no, than, a, an, the, to, and, per, by, in, of, up, down, since',
  ),
  point: ['point'],
  minus: list('minus, negative'),
  outOf: list('in, per, out of, in every, out of every'),
  over: ['over'],
};
