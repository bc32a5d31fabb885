import type { NounWords } from './vocabulary.ts';

const list = (text: string): readonly string[] => text.split(', ');

export const englishNouns: NounWords = {
  stops: list(
    'in, on, at, by, for, from, to, with, without, of, and, or, but, nor, than, as, if, when, while, because, so, since, until, before, after, during, ' +
      'among, amongst, between, into, over, under, above, below, about, around, through, across, against, along, near, per, up, down, off, out, ' +
      'is, are, was, were, be, been, being, am, has, have, had, having, do, does, did, will, would, can, could, shall, should, may, might, must, ' +
      'i, you, he, she, it, we, they, them, him, us, me, who, whom, whose, which, what, where, how, why, there, here, then, now, not, never, ' +
      "also, just, only, already, again, ago, later, earlier, each, every, today, yesterday, tomorrow, this, that, these, those, it's, i'm, " +
      'said, says, say, made, make, makes, went, came, come, comes, took, take, takes, died, die, killed, won, became, become, according, including, versus, vs, via, ' +
      'last, next, previous, yet, still, too, both, either, neither, any, some, all, no, per, more, less, fewer, most',
  ),
  determiners: list('the, a, an, its, his, her, their, our, your, my, this, that, these, those, all, such'),
  of: ['of'],
  plurals: list(
    'people, women, men, children, aircraft, police, staff, troops, fish, sheep, spacecraft, feet, teeth, media, data, personnel, cattle, species, series',
  ),
  pluralEnding: 's',
  notPlural: list('ss, us, is, news, always, perhaps, sometimes, towards, besides, overseas, whereas, yes'),
};
