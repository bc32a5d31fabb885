import type { ExampleForm } from './example-form.ts';
import { formsOnNato } from './forms-on-nato.ts';
import { formsOnRankings } from './forms-on-rankings.ts';
import { formsOnTaiwan } from './forms-on-taiwan.ts';
import { formsOnWords } from './forms-on-words.ts';

/** The claims of the example in their typed form; a claim may have several. */
export const forms: readonly ExampleForm[] = [...formsOnWords, ...formsOnRankings, ...formsOnNato, ...formsOnTaiwan];
