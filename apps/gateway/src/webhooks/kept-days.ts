import { AssayError } from '@assay/core';

/** For how many days the log keeps what was taken, and what was given up, after the last attempt. */
export interface KeptDays {
  readonly delivered: number;
  readonly dead: number;
}

const usual: KeptDays = { delivered: 7, dead: 30 };
const names = ['delivered', 'dead'] as const satisfies readonly (keyof KeptDays)[];

/**
 * The days as they are given; what is left out is as usual.
 *
 * @throws AssayError `invalid-input` where one is no whole number from 1 to 3650
 */
export function asKeptDays(given: Partial<KeptDays> = {}): KeptDays {
  const kept = { ...usual, ...given };
  for (const name of names) {
    const days = kept[name];
    if (!Number.isInteger(days) || days < 1 || days > 3650) {
      throw new AssayError('invalid-input', `expected ${name} as whole days from 1 to 3650, got ${days}`);
    }
  }
  return kept;
}

/**
 * The days as a setting names them: `delivered=7 dead=30`.
 *
 * @throws AssayError `invalid-input`
 */
export function readKeptDays(text: string): KeptDays {
  const given = text.split(/[\s,]+/).filter((word) => word !== '');
  const pairs = given.map((word): [keyof KeptDays, number] => {
    const [, name, days] = /^([a-z]+)=(\d{1,4})$/.exec(word) ?? [];
    const known = names.find((one) => one === name);
    if (known === undefined) {
      const words = JSON.stringify(word.slice(0, 80));
      throw new AssayError(
        'invalid-input',
        `expected ASSAY_WEBHOOK_KEEP as days such as delivered=7 dead=30, got ${words}`,
      );
    }
    return [known, Number(days)];
  });
  return asKeptDays(Object.fromEntries(pairs));
}
