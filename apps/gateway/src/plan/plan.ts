import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getOperationAST,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { GaveUp, giveUp } from './gave-up.ts';
import { type Fragments, fieldsOf, selectedBy } from './selection.ts';
import { nounOf, type Site, siteOf } from './site.ts';
import { type ReadVariables, variablesOf } from './variables.ts';
import { leadsToNoun, valueWriter, type Write } from './write-value.ts';

/** How a value above the nouns is written: what resolvers answer, with places for the nouns in it. */
export type Step =
  | { readonly kind: 'value'; readonly write: Write }
  | { readonly kind: 'list'; readonly item: Step; readonly isNullable: boolean }
  | { readonly kind: 'object'; readonly members: readonly StepMember[]; readonly isNullable: boolean }
  | { readonly kind: 'noun'; readonly site: Site; readonly isNullable: boolean };

export interface StepMember {
  readonly head: string;
  readonly parent: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly step: Step;
}

/** A field at the root: one that a resolver answers, a noun by its id, or a word that is always the same. */
export type RootField =
  | ({ readonly kind: 'resolved' } & StepMember)
  | {
      readonly kind: 'by-id';
      readonly head: string;
      readonly field: StepMember['field'];
      readonly node: FieldNode;
      readonly siteOf: (typename: string) => Site | undefined;
    }
  | { readonly kind: 'constant'; readonly head: string; readonly text: string };

/** How a document is answered: made once, and used for every execution of it. */
export interface Plan {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly readVariables: ReadVariables;
  readonly fields: readonly RootField[];
  /** Whether one statement answers it, which needs no view around it. */
  readonly isOneRead: boolean;
}

/** `null` where the document is nothing for a plan. */
export function planOf(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Plan | null {
  const operation = getOperationAST(document, operationName);
  const root = schema.getQueryType();
  if (operation?.operation !== 'query' || root == null || (operation.directives ?? []).length > 0) return null;
  const fragments = new Map(
    document.definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  try {
    const fields = [...fieldsOf([operation.selectionSet], root, fragments)].map(([key, nodes], index) =>
      rootField(schema, root, `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`, nodes, fragments),
    );
    const [first, ...more] = fields.filter(({ kind }) => kind !== 'constant');
    if (first === undefined) return null;
    const isOneRead = first.kind === 'by-id' && more.length === 0;
    return { operation, fragments, readVariables: variablesOf(schema, operation), fields, isOneRead };
  } catch (error) {
    if (error instanceof GaveUp) return null;
    throw error;
  }
}

function rootField(
  schema: GraphQLSchema,
  root: GraphQLObjectType,
  head: string,
  nodes: readonly FieldNode[],
  fragments: Fragments,
): RootField {
  const [node] = nodes;
  if (node?.name.value === '__typename') return { kind: 'constant', head, text: JSON.stringify(root.name) };
  if (node?.name.value !== 'node') return { kind: 'resolved', ...memberOf(root, head, nodes, fragments) };
  const sites = new Map<string, Site | undefined>();
  const siteIn = (typename: string): Site | undefined => {
    const type = schema.getType(typename);
    if (!isObjectType(type) || nounOf(type) === undefined) return undefined;
    if (!sites.has(typename))
      sites.set(
        typename,
        attempt(() => siteOf(type, nodes, fragments)),
      );
    return sites.get(typename);
  };
  const field: RootField & { kind: 'by-id' } = {
    kind: 'by-id',
    head,
    field: root.getFields()['node'] ?? giveUp('no nodes'),
    node,
    siteOf: siteIn,
  };
  return field;
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof GaveUp) return undefined;
    throw error;
  }
}

function memberOf(
  parent: GraphQLObjectType,
  head: string,
  nodes: readonly FieldNode[],
  fragments: Fragments,
): StepMember {
  const name = nodes[0]?.name.value ?? '';
  const field: GraphQLField<unknown, unknown> = parent.getFields()[name] ?? giveUp(`no field ${name}`);
  return { head, parent, field, nodes, step: stepOf(field.type, field, nodes, fragments) };
}

function stepOf(
  given: GraphQLOutputType,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  fragments: Fragments,
): Step {
  const isNullable = !isNonNullType(given);
  const type = isNonNullType(given) ? given.ofType : given;
  if (isListType(type)) return { kind: 'list', isNullable, item: stepOf(type.ofType, field, nodes, fragments) };
  if (!isObjectType(type))
    return leadsToNoun(field) ? giveUp('any noun') : { kind: 'value', write: valueWriter(given, nodes, fragments) };
  if (leadsToNoun(field)) return { kind: 'noun', isNullable, site: siteOf(type, nodes, fragments) };
  const members = [...fieldsOf(selectedBy(nodes), type, fragments)].map(([key, same], index) =>
    memberOf(type, `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`, same, fragments),
  );
  return members.length === 0 ? giveUp('nothing selected') : { kind: 'object', isNullable, members };
}
