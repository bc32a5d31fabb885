import type { Example, Form } from './form.ts';

/** Why the loose translation may answer other than the official executor: rules that are deliberately not followed. */
export const reasons = {
  'difference-as-text':
    'A difference of dates is the text "7 days" to the executor, and "7 days" stands in "-77 days". Here it is a number of days.',
  'stale-row-labels':
    'After a comparison with words ("filter_eq" on a text) or a superlative the executor takes the row’s number in the whole table for its number among the rows left, and takes another row or none.',
  'order-past-the-end':
    'Past the last place the executor takes the last row of an unstable sort, which among ties is any.',
  'number-in-words': 'The executor finds the number 0 in the words "120k", since the text "0" stands in them.',
  'float-noise': 'The executor finds 400.30000000000007, the average of decimals, greater than 400.3.',
  'not-a-number': 'The executor reads the words "nan" and "inf" as numbers.',
} as const;
export type ReasonName = keyof typeof reasons | 'unexplained';

/** What in the form may be the reason; `unexplained` where none of the known reasons can be. */
export function reasonFor({ form, sheet }: Example): ReasonName {
  const all = formsIn(form);
  const some = (fits: (one: Form) => boolean) => all.some(fits);
  const inner = ({ args }: Form, names: RegExp) => args.some((arg) => typeof arg === 'object' && names.test(arg.func));
  if (some((one) => /^(not_)?str_eq$/.test(one.func) && inner(one, /^diff$/))) return 'difference-as-text';
  if (some((one) => extreme.test(one.func) && inner(one, /^filter_(not_)?eq$|arg(max|min)$/)))
    return 'stale-row-labels';
  if (some(({ func, args }) => /^nth_/.test(func) && Number(args[2]) >= sheet.rows.length)) return 'order-past-the-end';
  if (sheet.rows.some((row) => row.some((cell) => /^\s*[-+]?(nan|inf(inity)?)\s*$/i.test(cell)))) return 'not-a-number';
  if (some((one) => /^(not_)?eq$/.test(one.func) && inner(one, /^(count|sum|avg)$/))) return 'number-in-words';
  if (some((one) => /^(greater|less)$/.test(one.func) && inner(one, /^(sum|avg|diff)$/))) return 'float-noise';
  return 'unexplained';
}

const extreme = /^(nth_)?(arg)?(max|min)$/;

function formsIn(form: Form): Form[] {
  return [form, ...form.args.flatMap((arg) => (typeof arg === 'object' ? formsIn(arg) : []))];
}
