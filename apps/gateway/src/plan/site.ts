import type { Branch, BranchEdge, TreeNoun, TreeShape } from '@assay/core/store';
import { mostChildren, treeNouns, treeShape } from '@assay/core/store';
import { type FieldNode, type GraphQLField, type GraphQLObjectType, getArgumentValues, isNonNullType } from 'graphql';
import { encodeGlobalId, typenameOf as typeOfNoun } from '../global-id.ts';
import { giveUp } from './gave-up.ts';
import { callField, exposedBy, type Run } from './run.ts';
import { type Fragments, fieldsOf, selectedBy } from './selection.ts';
import { inMemory, type Member, objectOf, typenameOf, valueWriter, type Write } from './write-value.ts';

/** A place in an answer where nouns of the record stand: what is read of them, and how a row of it is written. */
export interface Site {
  readonly noun: TreeNoun;
  readonly shape: TreeShape;
  readonly branch: Branch;
  readonly write: Write;
  /** How many of each list are wanted, by the names the branch has for them. */
  readonly sizes: ReadonlyMap<string, (run: Run) => number>;
  /** Whether reviews are read, or what sets them aside: under some house rules not all of them are shown. */
  readonly readsReviews: boolean;
  /** About how many rows one of these comes to at most. */
  readonly weight: (sizes: { readonly [name: string]: number }) => number;
}

/** Nouns of a tree by the types of the schema: a type `Reason` of the schema is something else. */
const nouns: ReadonlyMap<string, TreeNoun> = new Map(
  treeNouns.map((noun) => [noun === 'reason' ? 'VerdictReason' : typeOfNoun(noun), noun]),
);

/** Fields that are made from others of the same noun, by their own resolvers. */
const madeFrom: { readonly [field: string]: readonly string[] } = {
  'Revision.scale': ['scale'],
  'Revision.label': ['scale', 'rating'],
};

/** A list inside one row is seldom long. */
const usualList = 10;

export function nounOf({ name }: { readonly name: string }): TreeNoun | undefined {
  return nouns.get(name);
}

/** @throws GaveUp where something is asked that a tree does not have */
export function siteOf(type: GraphQLObjectType, nodes: readonly FieldNode[], fragments: Fragments): Site {
  const sizes = new Map<string, (run: Run) => number>();
  const reads = new Set<TreeNoun>();
  const made = rowOf(type, nodes, { fragments, sizes, reads });
  return { ...made, sizes, readsReviews: reads.has('review') || reads.has('dismissal') };
}

interface Making {
  readonly fragments: Fragments;
  readonly sizes: Map<string, (run: Run) => number>;
  readonly reads: Set<TreeNoun>;
}

type Row = readonly unknown[];
// What a tree is read as: the writers below stand where the branch put their values.
const asRow = (value: unknown): Row => (Array.isArray(value) ? value : giveUp('no row'));

function rowOf(
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  making: Making,
): Omit<Site, 'sizes' | 'readsReviews'> {
  const noun = nounOf(type) ?? giveUp(`no noun: ${type.name}`);
  const shape = treeShape(noun);
  making.reads.add(noun);
  const fields: string[] = [];
  const edges: BranchEdge[] = [];
  const weights: Site['weight'][] = [];
  const placeOf = (name: string): number => {
    if (!shape.fields.has(name)) return giveUp(`${type.name} has no ${name}`);
    if (!fields.includes(name)) fields.push(name);
    return fields.indexOf(name);
  };

  const memberOf = (key: string, same: readonly FieldNode[]): Member => {
    const [node] = same;
    if (node === undefined) return giveUp('a selection of nothing');
    const name = node.name.value;
    if (name === '__typename') return typenameOf(type, key);
    const field: GraphQLField<unknown, unknown> = type.getFields()[name] ?? giveUp('an unknown field');
    if (shape.edges.has(name)) return { key, counts: true, write: edgeOf(field, same) };
    if (name === 'id') {
      const place = placeOf('id');
      return { key, counts: true, write: (row) => `"${encodeGlobalId(type.name, String(asRow(row)[place]))}"` };
    }
    const write = valueWriter(field.type, same, making.fragments);
    const parts = madeFrom[`${type.name}.${name}`];
    if (parts !== undefined) {
      const places = parts.map((part): [string, number] => [part, placeOf(part)]);
      const source = (row: unknown) => Object.fromEntries(places.map(([part, place]) => [part, asRow(row)[place]]));
      return {
        key,
        counts: false,
        write: (row, run) => write(inMemory(callField(type, field, same, source(row), run)), run),
      };
    }
    const place = placeOf(exposedBy(field) ?? name);
    return { key, counts: true, write: (row, run) => write(asRow(row)[place], run) };
  };

  const edgeOf = (field: GraphQLField<unknown, unknown>, same: readonly FieldNode[]): Write => {
    const edge = shape.edges.get(field.name) ?? giveUp('an unknown edge');
    const target = memberType(field);
    const to = rowOf(target, same, making);
    const size = sizeOf(field, same, making);
    const index = edges.push({ name: field.name, branch: to.branch, size }) - 1;
    const isNullable = !isNonNullType(field.type);
    if (!edge.isList) {
      weights.push(to.weight);
      return (row, run) => {
        const found = asRow(row)[fields.length + index];
        if (found != null) return to.write(found, run);
        return isNullable ? 'null' : giveUp('nothing where something must be');
      };
    }
    const isInRow = edge.to === 'reason' || noun === 'reason';
    weights.push(
      (sizes) => (size === null ? (isInRow ? usualList : mostChildren) : (sizes[size] ?? 0)) * to.weight(sizes),
    );
    return (row, run) => {
      const found = asRow(asRow(row)[fields.length + index]);
      if (found.length > mostChildren && (size === null || isUnsaid(field, same, run))) giveUp('a long list');
      let text = '[';
      for (const [at, item] of found.entries()) {
        if (item === null) giveUp('nothing where something must be');
        text += (at === 0 ? '' : ',') + to.write(item, run);
      }
      return `${text}]`;
    };
  };

  const selected = fieldsOf(selectedBy(nodes), type, making.fragments);
  const members = [...selected].map(([key, same]) => memberOf(key, same));
  return {
    noun,
    shape,
    branch: { noun, fields, edges },
    write: objectOf(members),
    weight: (sizes) => weights.reduce((sum, weight) => sum + weight(sizes), 1),
  };
}

function memberType({ type }: GraphQLField<unknown, unknown>): GraphQLObjectType {
  let inner: unknown = type;
  while (typeof inner === 'object' && inner !== null && 'ofType' in inner) inner = inner.ofType;
  // An edge of a tree leads to the type of a noun, which `nounOf` looks at.
  return inner as GraphQLObjectType;
}

/** The one argument a list may have. */
function sizeOf(field: GraphQLField<unknown, unknown>, same: readonly FieldNode[], { sizes }: Making): string | null {
  const given = same[0]?.arguments ?? [];
  if (given.length === 0) return null;
  if (given.some(({ name }) => name.value !== 'first')) return giveUp('an argument');
  const name = `size${sizes.size}`;
  sizes.set(name, (run) => {
    const first = firstOf(field, same, run);
    if (first === null) return mostChildren + 1;
    return first < 0 ? giveUp('a negative size') : first;
  });
  return name;
}

function isUnsaid(field: GraphQLField<unknown, unknown>, same: readonly FieldNode[], run: Run): boolean {
  return firstOf(field, same, run) === null;
}

function firstOf(
  field: GraphQLField<unknown, unknown>,
  [node]: readonly FieldNode[],
  { variables }: Run,
): number | null {
  const { first } = node === undefined ? {} : getArgumentValues(field, node, variables);
  return typeof first === 'number' ? first : null;
}
