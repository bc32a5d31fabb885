import { AssayError } from '../error.ts';
import type { DateTerm, Literal, NumberTerm, PropositionTerm, Relation } from '../proposition/language.ts';
import type { ParameterValue } from '../proposition/reading.ts';
import type { TableContent } from '../table/table.ts';
import { canonicalJson } from '../value/digest.ts';
import type { Reason } from './answer.ts';
import { chosenTerm, type DateValue, type NumberValue } from './context.ts';
import { evaluateDate } from './date.ts';
import { atLeast, type Kleene, not } from './kleene.ts';
import { evaluateNumber } from './number.ts';
import { operate } from './operators.ts';
import { evaluateLeaf, type Leaf, type LeafAnswer } from './proposition.ts';
import type { Rows } from './rows.ts';
import { rowsOfTable } from './table-rows.ts';
import { createTermInfo, type Mentions } from './term-info.ts';

/** The tables and documents a proposition is evaluated over, by the names it uses. */
export interface World {
  readonly tables: { readonly [name: string]: TableContent };
  readonly documents: { readonly [name: string]: string };
}

/** What each parameter is in one reading; the value of a choice is the name of its option. */
export type Bindings = { readonly [parameter: string]: ParameterValue };

export interface Answer {
  readonly truth: Kleene;
  readonly why: () => readonly Reason[];
  readonly leaves: readonly { readonly path: string; readonly leaf: Leaf; readonly answer: LeafAnswer }[];
}

export type Evaluate = (term: PropositionTerm, bindings: Bindings) => Answer;

/**
 * An evaluator over a world. It keeps every result by term and by the values of just those parameters the term
 * mentions: equal subterms are evaluated once, and parameters a subterm does not mention do not multiply it.
 *
 * The terms must have been checked (`checkProposition`); then no input makes it throw. `interrupt` is called before each
 * step, and what it throws ends the evaluation.
 */
export function createEvaluator(world: World, interrupt: () => void = () => undefined): Evaluate {
  const keptOf = new Map<object, Kept>();

  return (root, bindings) => {
    const termInfo = termInfoOf(root);
    const kept = keptOf.get(root) ?? [];
    keptOf.set(root, kept);
    // What this reading keeps of terms that mention the same parameters, by their list.
    const ofReading: Map<number, unknown>[] = [];
    const context = {
      rowsOf: (relation: Relation) =>
        keep(relation, () => (relation.op === 'table' ? tableRows(relation.table) : operate(relation, context))),
      dateOf: (term: DateTerm): DateValue => keep(term, () => evaluateDate(term, context)),
      numberOf: (term: NumberTerm): NumberValue => keep(term, () => evaluateNumber(term, context, context.numberOf)),
      valueOf: <T extends number | string | object>(literal: Literal<T>): T => {
        if (typeof literal !== 'object' || !('parameter' in literal)) return literal;
        // The checker has compared the parameter's type with its use; this is the border where the reading's value comes in.
        return bound(literal.parameter) as T;
      },
      optionOf: (parameter: string) => String(bound(parameter)),
      documents: world.documents,
    };
    return evaluate(root, 'term');

    function bound(parameter: string): ParameterValue {
      const value = Object.hasOwn(bindings, parameter) ? bindings[parameter] : undefined;
      if (value === undefined)
        throw new AssayError('invalid-readings', `expected a value for the parameter ${parameter}`);
      return value;
    }

    function keep<T extends object>(term: object, make: () => T): T {
      const { id, mentions } = termInfo(term);
      const results = ofReading[mentions.index] ?? keptUnder(mentions);
      const found = results.get(id);
      // One id, one term, one sort of result: what was kept under it came from the same `make`, which makes something.
      if (found !== undefined) return found as T;
      interrupt();
      const made = make();
      results.set(id, made);
      return made;
    }

    function keptUnder({ index, parameters }: Mentions): Map<number, unknown> {
      const key = parameters.reduce((text, name) => `${text} ${valueKey(bound(name))}`, '');
      kept[index] ??= new Map();
      const results = kept[index].get(key) ?? new Map<number, unknown>();
      kept[index].set(key, results);
      ofReading[index] = results;
      return results;
    }

    function evaluate(term: PropositionTerm, path: string): Answer {
      switch (term.op) {
        case 'and':
          return join(term.of.length, term.of, `${path}.of`);
        case 'or':
          return join(1, term.of, `${path}.of`);
        case 'at-least':
          return join(term.k, term.of, `${path}.of`);
        case 'not': {
          const of = evaluate(term.of, `${path}.of`);
          return { ...of, truth: not(of.truth) };
        }
        case 'choose':
          return evaluate(chosenTerm(term, context), `${path}.options.${context.optionOf(term.by)}`);
        default: {
          const answer = keep(term, () => evaluateLeaf(term, context));
          return { truth: answer.truth, why: answer.why, leaves: [{ path, leaf: term, answer }] };
        }
      }
    }

    function join(k: number, of: readonly PropositionTerm[], path: string): Answer {
      const parts = of.map((term, index) => evaluate(term, `${path}[${index}]`));
      const truth = atLeast(
        k,
        parts.map((part) => part.truth),
      );
      return {
        truth,
        why: () => parts.filter((part) => part.truth === 1).flatMap((part) => part.why()),
        leaves: parts.flatMap((part) => part.leaves),
      };
    }
  };

  function tableRows(name: string): Rows {
    const content = Object.hasOwn(world.tables, name) ? world.tables[name] : undefined;
    if (content === undefined)
      throw new AssayError('invalid-proposition', `expected a table named ${name} among the tables given`);
    return rowsOfTable(name, content);
  }
}

/** Results by the list of parameters their terms mention, by what these are in a reading, and by the id of the term. */
type Kept = Map<string, Map<number, unknown>>[];

// What is known of a term is the same for every evaluator.
const termInfos = new WeakMap<object, ReturnType<typeof createTermInfo>>();

function termInfoOf(root: object): ReturnType<typeof createTermInfo> {
  const info = termInfos.get(root) ?? createTermInfo();
  termInfos.set(root, info);
  return info;
}

/** One text for equal values, which never ends where another goes on. */
function valueKey(value: ParameterValue): string {
  if (typeof value === 'object') return canonicalJson(value);
  return typeof value === 'string' ? `${value.length}:${value}` : `=${value}`;
}
