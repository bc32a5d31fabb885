import type { TreeRow } from '@assay/core/store';
import { type ExecutionArgs, getArgumentValues } from 'graphql';
import type { Context } from '../context.ts';
import { decodeGlobalId } from '../global-id.ts';
import { giveUp } from './gave-up.ts';
import type { Plan, RootField, Step, StepMember } from './plan.ts';
import { callField, exposedBy, type Run } from './run.ts';
import type { Site } from './site.ts';

/** The most rows an answer may come to, by what it asks for: a statement cannot be stopped once it runs. */
const mostRows = 20_000;

/** A place in the answer for a noun that is still to be read. */
interface Slot {
  readonly site: Site;
  readonly id: string;
  readonly isNullable: boolean;
  /** What was read for it; `null` where nothing was found. */
  row: TreeRow | null;
}

type Part = string | Slot;

/**
 * The whole answer as JSON. Resolvers at the root run as they always do, behind their doors; the nouns they answer, and
 * all that those lead to, are read in one statement for each place they stand in.
 *
 * @throws GaveUp, and what resolvers throw: then the answer is for the ordinary execution to find
 */
export async function answerBy(plan: Plan, { schema, variableValues, contextValue }: ExecutionArgs): Promise<string> {
  const { operation, fragments, readVariables } = plan;
  const variables = readVariables(variableValues ?? {});
  // The gateway makes the context of every execution.
  const context = contextValue as Context;
  const run: Run = { schema, operation, fragments, context, variables, fields: 0 };
  const parts: Part[] = ['{"data":'];
  await inTurn(plan.fields, (index) => root(plan.fields[index] ?? giveUp('no field'), run, parts));
  parts.push('}}');
  await readSlots(parts, run);
  let text = '';
  for (const part of parts) text += typeof part === 'string' ? part : written(part, run);
  if (!context.meter.admits(run.fields)) giveUp('too many fields');
  return text;
}

/** Something that may have to wait for a resolver. Most need not, and a wait for nothing costs more than the work. */
type Done = Promise<void> | undefined;

function inTurn(items: readonly unknown[], visit: (index: number) => Done, from = 0): Done {
  for (let index = from; index < items.length; index += 1) {
    const waits = visit(index);
    if (waits !== undefined) return waits.then(() => inTurn(items, visit, index + 1));
  }
  return undefined;
}

function settled(value: unknown, use: (settled: unknown) => Done): Done {
  return value instanceof Promise ? value.then(use) : use(value);
}

function root(field: RootField, run: Run, parts: Part[]): Done {
  parts.push(field.head);
  switch (field.kind) {
    case 'constant':
      parts.push(field.text);
      return undefined;
    case 'resolved':
      return member(field, undefined, run, parts);
    case 'by-id': {
      run.fields += 1;
      const { id: given } = getArgumentValues(field.field, field.node, run.variables);
      const { typename, id } = decodeGlobalId(String(given));
      const site = field.siteOf(typename) ?? giveUp('a noun no plan reads');
      if (!site.shape.isOpen && !run.context.principal.audience.drafts) giveUp('a noun only the desk reads by its id');
      parts.push({ site, id, isNullable: true, row: null });
      return undefined;
    }
  }
}

function member(
  { parent, field, nodes, step }: Omit<StepMember, 'head'>,
  source: unknown,
  run: Run,
  parts: Part[],
): Done {
  const name = exposedBy(field);
  if (name !== undefined) run.fields += 1;
  const value = name === undefined ? callField(parent, field, nodes, source, run) : Object(source)[name];
  return settled(value, (found) => follow(step, found, run, parts));
}

function follow(step: Step, value: unknown, run: Run, parts: Part[]): Done {
  if (step.kind === 'value') {
    parts.push(step.write(value, run));
    return undefined;
  }
  if (value == null) {
    parts.push(step.isNullable ? 'null' : giveUp('nothing where something must be'));
    return undefined;
  }
  switch (step.kind) {
    case 'list': {
      if (!Array.isArray(value)) return giveUp('no list');
      const last = value.length - 1;
      parts.push(last < 0 ? '[]' : '[');
      return inTurn(value, (index) =>
        then(
          settled(value[index], (item) => follow(step.item, item, run, parts)),
          () => void parts.push(index < last ? ',' : ']'),
        ),
      );
    }
    case 'object': {
      const last = step.members.length - 1;
      return inTurn(step.members, (index) => {
        const each = step.members[index] ?? giveUp('no field');
        parts.push(each.head);
        return then(member(each, value, run, parts), () => {
          if (index === last) parts.push('}');
        });
      });
    }
    case 'noun':
      parts.push({ site: step.site, id: String(Object(value).id), isNullable: false, row: null });
      return undefined;
  }
}

function then(before: Done, next: () => void): Done {
  if (before !== undefined) return before.then(next);
  next();
  return undefined;
}

async function readSlots(parts: readonly Part[], run: Run): Promise<void> {
  const slots = new Map<Site, Slot[]>();
  for (const part of parts) {
    if (typeof part === 'string') continue;
    const same = slots.get(part.site);
    if (same === undefined) slots.set(part.site, [part]);
    else same.push(part);
  }
  let weight = 0;
  for (const [site, wanted] of slots) {
    if (site.readsReviews && run.context.policy.blind) giveUp('reviews that not everybody is shown');
    const sizes: { [name: string]: number } = {};
    for (const [name, sizeIn] of site.sizes) sizes[name] = sizeIn(run);
    weight += wanted.length * site.weight(sizes);
    if (weight > mostRows) giveUp('too many rows');
    const rows = await run.context.store.readTrees({ branch: site.branch, ids: wanted.map(({ id }) => id), sizes });
    for (const [index, slot] of wanted.entries()) slot.row = rows[index] ?? null;
  }
}

function written({ site, row, isNullable }: Slot, run: Run): string {
  if (row !== null) return site.write(row, run);
  return isNullable ? 'null' : giveUp('nothing where something must be');
}
