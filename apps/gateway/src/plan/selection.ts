import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { GaveUp } from './gave-up.ts';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * The fields of a selection on an object of the type, by their keys in the answer and in its order, those of one key
 * together, as the specification's CollectFields has it.
 *
 * @throws GaveUp where a directive decides what is selected
 */
export function fieldsOf(
  sets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  fragments: Fragments,
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const collect = (selections: readonly SelectionNode[]): void => {
    for (const selection of selections) {
      if ((selection.directives ?? []).length > 0) throw new GaveUp('a directive');
      switch (selection.kind) {
        case Kind.FIELD: {
          const key = selection.alias?.value ?? selection.name.value;
          const same = fields.get(key);
          if (same === undefined) fields.set(key, [selection]);
          else same.push(selection);
          break;
        }
        case Kind.INLINE_FRAGMENT:
          if (fits(selection.typeCondition?.name.value, type)) collect(selection.selectionSet.selections);
          break;
        case Kind.FRAGMENT_SPREAD: {
          const fragment = fragments.get(selection.name.value);
          if (fragment === undefined || (fragment.directives ?? []).length > 0) throw new GaveUp('a fragment');
          if (spread.has(selection.name.value) || !fits(fragment.typeCondition.name.value, type)) break;
          spread.add(selection.name.value);
          collect(fragment.selectionSet.selections);
          break;
        }
      }
    }
  };
  for (const set of sets) collect(set.selections);
  return fields;
}

function fits(condition: string | undefined, type: GraphQLObjectType): boolean {
  return (
    condition === undefined || condition === type.name || type.getInterfaces().some(({ name }) => name === condition)
  );
}

/** What the fields of one key select together. */
export function selectedBy(nodes: readonly FieldNode[]): SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
}
