import { describe, expect, it } from 'vitest';
import type { Form, Sheet } from './form.ts';
import { loose, type Options, strict } from './options.ts';
import { scoreOf } from './score.ts';

const sheet: Sheet = {
  header: ['team', 'points', 'date', 'score', 'note'],
  rows: [
    ['north', '10', 'may 7 , 1999', '3 - 1', 'won'],
    ['north east', '7', '2 june 1999', '2 - 2', 'drawn'],
    ['south', '10', '1 july 1999', '0 - 1', 'lost'],
    ['west', 'n / a', '5 april 1999', '1 - 0', 'won'],
    ['overall', '27', '', '', ''],
  ],
};

/** `f ( a ; g ( b ) )` as a form. */
function parse(text: string): Form {
  const tokens = text.split(/\s*([(;)])\s*/).filter((token) => token.trim() !== '');
  const next = (): Form | string => {
    const name = tokens.shift() ?? '';
    if (tokens[0] !== '(') return name;
    const args: (Form | string)[] = [];
    while (tokens.shift() !== ')' && args.length < 3) args.push(next());
    return { func: name, args };
  };
  const form = next();
  if (typeof form === 'string') throw new TypeError(`expected a form, got ${form}`);
  return form;
}

function reply(text: string, options: Options): string {
  const [wrong] = scoreOf([{ id: text, form: parse(text), sheet, expected: true }], options).disagree;
  return wrong?.reply ?? 'true';
}

describe('a form under the loose options', () => {
  it.each([
    'eq ( count ( filter_str_eq ( all_rows ; team ; north ) ) ; 2 )',
    'eq ( count ( filter_str_not_eq ( all_rows ; team ; north ) ) ; 2 )',
    'eq ( count ( filter_eq ( all_rows ; points ; 10 ) ) ; 2 )',
    'eq ( count ( filter_not_eq ( all_rows ; points ; 10 ) ) ; 2 )',
    'eq ( count ( filter_greater ( all_rows ; points ; 7 ) ) ; 2 )',
    'eq ( count ( filter_greater_eq ( all_rows ; points ; 7 ) ) ; 3 )',
    'eq ( count ( filter_less ( all_rows ; points ; 10 ) ) ; 1 )',
    'eq ( count ( filter_less_eq ( all_rows ; points ; 10 ) ) ; 3 )',
    'eq ( count ( filter_all ( all_rows ; team ) ) ; 4 )',
    'eq ( count ( filter_eq ( all_rows ; note ; won ) ) ; 2 )',
    'eq ( count ( filter_greater ( all_rows ; date ; june 1 , 1999 ) ) ; 2 )',
    'only ( filter_less ( all_rows ; date ; may ) )',
    'only ( filter_eq ( all_rows ; date ; june 2 1999 ) )',
    'all_greater ( all_rows ; score ; -1 )',
    'all_greater_eq ( all_rows ; score ; 0 )',
    'all_less ( all_rows ; score ; 4 )',
    'all_less_eq ( all_rows ; score ; 3 )',
    'all_eq ( filter_str_eq ( all_rows ; team ; south ) ; points ; 10 )',
    'all_not_eq ( all_rows ; points ; 11 )',
    'all_str_eq ( filter_str_eq ( all_rows ; team ; west ) ; note ; won )',
    'all_str_not_eq ( all_rows ; note ; cancelled )',
    'most_eq ( all_rows ; points ; 7 )',
    'most_greater ( all_rows ; points ; 9 )',
    'most_greater_eq ( all_rows ; points ; 10 )',
    'most_less ( all_rows ; points ; 8 )',
    'most_less_eq ( all_rows ; points ; 7 )',
    'most_str_eq ( all_rows ; note ; lost )',
    'most_str_eq ( filter_str_eq ( all_rows ; team ; north ) ; note ; lost )',
    'most_str_not_eq ( all_rows ; note ; cancelled )',
    'most_not_eq ( all_rows ; points ; 99 )',
    'str_eq ( str_hop ( argmax ( all_rows ; points ) ; team ) ; north )',
    'str_eq ( str_hop ( argmin ( all_rows ; date ) ; team ) ; west )',
    'str_eq ( str_hop ( nth_argmax ( all_rows ; points ; 2 ) ; team ) ; south )',
    'str_eq ( str_hop ( nth_argmin ( all_rows ; date ; 4 ) ; team ) ; south )',
    'str_eq ( str_hop ( nth_argmin ( all_rows ; points ; 9 ) ; team ) ; west )',
    'not_str_eq ( str_hop ( argmin ( all_rows ; points ) ; team ) ; south )',
    'str_eq ( str_hop ( argmin ( all_rows ; points ) ; team ) ; str_hop ( argmax ( all_rows ; points ) ; team ) )',
    'eq ( max ( all_rows ; points ) ; 10 )',
    'eq ( min ( all_rows ; date ) ; april 5 1999 )',
    'eq ( nth_max ( all_rows ; points ; 3 ) ; 7 )',
    'not_eq ( nth_min ( all_rows ; points ; 1 ) ; 10 )',
    'round_eq ( sum ( all_rows ; points ) ; 30 )',
    'round_eq ( avg ( all_rows ; points ) ; 9 )',
    'eq ( avg ( filter_str_eq ( all_rows ; team ; west ) ; points ) ; 0 )',
    'eq ( diff ( num_hop ( all_rows ; points ) ; num_hop ( filter_eq ( all_rows ; points ; 7 ) ; points ) ) ; 3 )',
    'str_eq ( diff ( str_hop ( argmax ( all_rows ; date ) ; date ) ; str_hop ( all_rows ; date ) ) ; 55 days )',
    'greater ( num_hop ( argmax ( all_rows ; date ) ; date ) ; num_hop ( all_rows ; date ) )',
    'less ( num_hop ( argmin ( all_rows ; points ) ; points ) ; num_hop ( all_rows ; points ) )',
    'and ( only ( filter_str_eq ( all_rows ; team ; south ) ) ; eq ( count ( filter_all ( all_rows ; team ) ) ; 4 ) )',
  ])('%s', (text) => expect(reply(text, loose)).toBe('true'));

  it.each([
    ['less ( str_hop ( all_rows ; team ) ; str_hop ( all_rows ; note ) )', 'undecided'],
    ['str_eq ( str_hop ( filter_str_eq ( all_rows ; team ; nobody ) ; note ) ; won )', 'undecided'],
    ['str_eq ( count ( filter_all ( all_rows ; team ) ) ; 4 )', 'undecided'],
    ['only ( filter_str_eq ( all_rows ; no such column ; x ) )', 'no-claim'],
    ['no_such_function ( all_rows ; team )', 'no-claim'],
  ])('%s is %s', (text, expected) => expect(reply(text, loose)).toBe(expected));
});

describe('one option made strict', () => {
  it.each<[keyof Options, string, string]>([
    ['textMatch', 'eq ( count ( filter_str_eq ( all_rows ; team ; north ) ) ; 2 )', 'false'],
    ['numbers', 'eq ( count ( filter_eq ( all_rows ; score ; 3 ) ) ; 1 )', 'false'],
    ['dates', 'only ( filter_less ( all_rows ; date ; may ) )', 'false'],
    ['unreadable', 'eq ( count ( filter_greater ( all_rows ; points ; 7 ) ) ; 2 )', 'undecided'],
    ['theRow', 'str_eq ( str_hop ( filter_str_eq ( all_rows ; team ; north ) ; note ) ; won )', 'undecided'],
    ['theRow', 'eq ( num_hop ( filter_str_eq ( all_rows ; team ; north ) ; points ) ; 10 )', 'undecided'],
    ['nth', 'eq ( count ( nth_argmax ( all_rows ; points ; 1 ) ) ; 1 )', 'false'],
    ['roundEq', 'round_eq ( avg ( all_rows ; points ) ; 10 )', 'false'],
    ['filterEq', 'eq ( count ( filter_eq ( all_rows ; points ; 10.00001 ) ) ; 2 )', 'false'],
    ['most', 'most_str_eq ( all_rows ; note ; lost )', 'false'],
    ['noRows', 'eq ( avg ( filter_str_eq ( all_rows ; team ; west ) ; points ) ; 0 )', 'undecided'],
    ['totalRow', 'eq ( count ( filter_all ( all_rows ; team ) ) ; 4 )', 'false'],
  ])('%s: %s is %s', (option, text, expected) => {
    expect([reply(text, loose), reply(text, { ...loose, [option]: strict[option] })]).toEqual(['true', expected]);
  });
});
