import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { exceeded } from './exceeded.ts';
import type { LimitName, Limits } from './limits.ts';

/** How large a selection is with its fragments put in. */
interface Shape {
  readonly depth: number;
  readonly introspectionDepth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly selections: number;
  readonly directives: number;
}

const empty: Shape = { depth: 0, introspectionDepth: 0, aliases: 0, rootFields: 0, selections: 0, directives: 0 };

/** Which limit each part of a shape is held against. */
function limitsOf(
  definition: OperationDefinitionNode | FragmentDefinitionNode,
): readonly (readonly [LimitName, keyof Shape])[] {
  const isOperation = definition.kind === Kind.OPERATION_DEFINITION;
  // A fragment on a type of the schema's own schema can be spread only under `__schema` and `__type`.
  const introspects = !isOperation && definition.typeCondition.name.value.startsWith('__');
  return [
    ['aliases', 'aliases'],
    [introspects ? 'introspectionDepth' : 'depth', 'depth'],
    ['introspectionDepth', 'introspectionDepth'],
    ...(isOperation ? [['rootFields', 'rootFields'] as const] : []),
    ['selections', 'selections'],
    ['directives', 'directives'],
  ];
}

/**
 * Why a document is not looked at any further, before the rules of GraphQL are: some of them take time that grows
 * with what the fragments come to, not with what was sent. Each fragment is counted once, however often it is spread.
 */
export function findOversize(document: DocumentNode, limits: Limits): GraphQLError | undefined {
  const shapeOf = shaper(document);
  let operations = 0;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      // One that no operation spreads is looked at by the rules all the same.
      if (shapeOf.fragment(definition.name.value) === undefined) return circular(definition);
    }
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    operations += 1;
    if (operations > limits.operations) return exceeded(limits, 'operations');
  }
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const shape = plus(shapeOf.selections(definition.selectionSet), { directives: directivesOf(definition) });
    const limit = limitsOf(definition).find(([name, of]) => shape[of] > limits[name]);
    if (limit !== undefined) return exceeded(limits, limit[0], { got: shape[limit[1]] });
  }
  return undefined;
}

function shaper(document: DocumentNode) {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const known = new Map<string, Shape | 'under way'>();

  /** `undefined` where it spreads itself. */
  const fragment = (name: string): Shape | undefined => {
    const definition = fragments.get(name);
    // The rules refuse it.
    if (definition === undefined) return empty;
    const before = known.get(name);
    if (before !== undefined) return before === 'under way' ? undefined : before;
    known.set(name, 'under way');
    const shape = withFragments(definition.selectionSet);
    if (shape !== undefined) known.set(name, shape);
    return shape;
  };

  const withFragments = (set: SelectionSetNode): Shape | undefined => {
    let sum = empty;
    for (const selection of set.selections) {
      const own = { directives: directivesOf(selection) };
      const inner =
        selection.kind === Kind.FIELD
          ? fieldShape(selection, selection.selectionSet === undefined ? empty : withFragments(selection.selectionSet))
          : selection.kind === Kind.INLINE_FRAGMENT
            ? withFragments(selection.selectionSet)
            : fragment(selection.name.value);
      if (inner === undefined) return undefined;
      sum = plus(plus(sum, inner), own);
    }
    return sum;
  };
  return { fragment, selections: (set: SelectionSetNode) => withFragments(set) ?? empty };
}

function fieldShape({ name, alias }: FieldNode, inner: Shape | undefined): Shape | undefined {
  if (inner === undefined) return undefined;
  const depth = 1 + inner.depth;
  const introspects = name.value === '__schema' || name.value === '__type';
  return {
    depth: introspects ? 1 : depth,
    introspectionDepth: introspects ? depth : inner.introspectionDepth,
    aliases: inner.aliases + (alias === undefined ? 0 : 1),
    rootFields: 1,
    selections: 1 + inner.selections,
    directives: inner.directives,
  };
}

function plus(one: Shape, other: Partial<Shape>): Shape {
  return {
    depth: Math.max(one.depth, other.depth ?? 0),
    introspectionDepth: Math.max(one.introspectionDepth, other.introspectionDepth ?? 0),
    aliases: one.aliases + (other.aliases ?? 0),
    rootFields: one.rootFields + (other.rootFields ?? 0),
    selections: one.selections + (other.selections ?? 0),
    directives: one.directives + (other.directives ?? 0),
  };
}

function directivesOf({ directives = [] }: { readonly directives?: readonly DirectiveNode[] | undefined }): number {
  return directives.length;
}

function circular(fragment: FragmentDefinitionNode): GraphQLError {
  return new GraphQLError('expected fragments that do not spread themselves, got one that does', {
    nodes: fragment,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400, spec: true } },
  });
}

/** How many fields a document has, the fragments of each definition put in. */
export function selectionsOf(document: DocumentNode): number {
  const shapeOf = shaper(document);
  return document.definitions.reduce(
    (sum, definition) =>
      sum + ('selectionSet' in definition ? shapeOf.selections(definition.selectionSet).selections : 0),
    0,
  );
}

/** Whether a document asks for the schema. */
export function looksAtSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    Field: ({ name }) => {
      asks ||= ['__schema', '__type', '_service'].includes(name.value);
    },
  });
  return asks;
}
