import { isLess, whole } from './decimal.ts';
import type { ParsedAmount } from './parsed.ts';
import type { QuantityRole } from './quantity.ts';
import { type Reader, wordAt } from './reader.ts';

/** What the amount, whose phrase starts at the token `start`, says of what is around it. */
export function roleOf(reader: Reader, amount: ParsedAmount, start: number): QuantityRole {
  const [sense] = amount.senses;
  const [numeral] = amount.numerals;
  if (numeral?.kind === 'ordinal') return isBeforeSuperlative(reader, amount.end) ? 'rank' : 'ordinal';
  switch (sense?.kind) {
    case 'duration':
    case 'age':
      return 'duration';
    case 'share':
      return sense.unit === '%' && !isChange(reader, start, amount.end) ? 'share' : 'change';
    case 'money':
    case 'length':
    case 'area':
    case 'volume':
    case 'weight':
    case 'speed':
    case 'information':
    case 'angle':
    case 'temperature':
    case 'energy':
    case 'power':
    case 'rate':
      return isChange(reader, start, amount.end) ? 'change' : 'amount';
    case undefined:
      break;
  }
  const isPart = numeral?.kind === 'fraction' && numeral.scale === 0 && isLess(numeral.value, whole(1));
  if (isPart) return isChange(reader, start, amount.end) ? 'change' : 'share';
  return 'count';
}

/** `rose 9 %`, `down by 34 cents`, `a 9 % rise`, `5 percent more`. */
function isChange(reader: Reader, start: number, end: number): boolean {
  const { changesBefore, changesAfter, idle, levels, vocabulary } = reader.lexicon;
  // It fell below 5 %, and not by them.
  if (levels.has(wordAt(reader, start)) || idle.find(reader.tokens, start - 2)?.end === start) return false;
  const before = wordAt(reader, start - 1);
  // `growth of 2 %`
  const behind = wordAt(reader, start - 2);
  if (vocabulary.nouns.of.includes(before) && (changesBefore.has(behind) || changesAfter.has(behind))) return true;
  if (changesBefore.has(before) || changesAfter.has(wordAt(reader, end))) return true;
  return before === reader.lexicon.vocabulary.by && changesBefore.has(wordAt(reader, start - 2));
}

function isBeforeSuperlative(reader: Reader, end: number): boolean {
  const at = reader.tokens[end]?.text === '-' ? end + 1 : end;
  return reader.lexicon.superlatives.has(wordAt(reader, at));
}
