import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
  type ValueNode,
} from 'graphql';
import { exceeded } from './exceeded.ts';
import { type Limits, usualPageSize } from './limits.ts';
import { priceOf } from './price.ts';

/** A list without a page counts as so many items. */
const usualList = 3;
/** A look at the schema, and a write, count as so many objects. */
const introspectionPrice = 100;
const writePrice = 10;

interface Given {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: { readonly [name: string]: unknown };
  readonly limits: Limits;
}

/**
 * About how many objects of the record an operation reads, at the size of its pages: each object with an id is one, a
 * connection as many as its page asks for, any other list {@link usualList}; and the price of fields and filters. It has to
 * be asked for each execution, since variables may say how large a page is; what is skipped is counted all the same.
 *
 * @throws GraphQLError `LIMIT_EXCEEDED` where a page is larger than a page may be
 */
export function complexityOf({ schema, document, operation, variables, limits }: Given): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const defaults = new Map<string, ValueNode | undefined>();
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    defaults.set(variable.name.value, defaultValue);
  }
  const known = new Map<Which, Map<string, number>>();

  const ofSelections = (set: SelectionSetNode, parent: GraphQLCompositeType, which = every): number => {
    let sum = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) sum += which(selection.name.value) ? ofField(selection, parent) : 0;
      else if (selection.kind === Kind.FRAGMENT_SPREAD) sum += ofFragment(selection.name.value, which);
      else sum += ofSelections(selection.selectionSet, typeNamed(selection.typeCondition?.name.value) ?? parent, which);
    }
    return sum;
  };

  const ofFragment = (name: string, which: Which): number => {
    const fragment = fragments.get(name);
    const type = typeNamed(fragment?.typeCondition.name.value);
    if (fragment === undefined || type === undefined) return 0;
    const counted = known.get(which) ?? new Map<string, number>();
    known.set(which, counted);
    const before = counted.get(name);
    if (before !== undefined) return before;
    const sum = ofSelections(fragment.selectionSet, type, which);
    counted.set(name, sum);
    return sum;
  };

  const ofField = (node: FieldNode, parent: GraphQLCompositeType): number => {
    const name = node.name.value;
    if (name === '__schema' || name === '__type' || name === '_service') return introspectionPrice;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (field === undefined) return 0;
    const writes = parent === schema.getMutationType() ? writePrice * writesOf(node, field) : 0;
    const price = priceOf(field) + writes + ofArguments(node, field);
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || node.selectionSet === undefined) return price;
    const items = itemsOf(node, field, parent);
    if (isConnection(type)) {
      // A page is read whatever is asked of it, and counted once however large it is.
      const each = Math.max(1, ofSelections(node.selectionSet, type, ofItems));
      return price + items * each + ofSelections(node.selectionSet, type, ofPage);
    }
    return price + items * ((isOnRecord(type) ? 1 : 0) + ofSelections(node.selectionSet, type));
  };

  /** What its filters cost, each for all it says. */
  const ofArguments = (node: FieldNode, field: GraphQLField<unknown, unknown>): number => {
    let sum = 0;
    for (const { name, value } of node.arguments ?? []) {
      const type = field.args.find((argument) => argument.name === name.value)?.type;
      const filter = type === undefined ? undefined : getNamedType(type);
      if (!isInputObjectType(filter)) continue;
      for (const input of Object.values(filter.getFields())) {
        const price = priceOf(input);
        if (price > 0 && hasMember(value, input.name)) sum += price;
      }
    }
    return sum;
  };

  const hasMember = (value: ValueNode, name: string): boolean => {
    if (value.kind === Kind.OBJECT) {
      const member = value.fields.find((one) => one.name.value === name)?.value;
      if (member?.kind !== Kind.VARIABLE) return member !== undefined && member.kind !== Kind.NULL;
      const given = variables[member.name.value];
      const ownDefault = defaults.get(member.name.value);
      return given === undefined ? ownDefault !== undefined && ownDefault.kind !== Kind.NULL : given !== null;
    }
    if (value.kind !== Kind.VARIABLE) return false;
    const given = variables[value.name.value];
    const ownDefault = defaults.get(value.name.value);
    if (given === undefined) return ownDefault !== undefined && hasMember(ownDefault, name);
    return typeof given === 'object' && given !== null && (Reflect.get(given, name) ?? null) !== null;
  };

  const itemsOf = (node: FieldNode, field: GraphQLField<unknown, unknown>, parent: GraphQLCompositeType): number => {
    const given = (name: string): unknown => {
      const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
      return value === undefined ? field.args.find((argument) => argument.name === name)?.defaultValue : sizeOf(value);
    };
    const has = (name: string): boolean => field.args.some((argument) => argument.name === name);
    const list = ['ids', 'representations'].find(has);
    if (list !== undefined) {
      const ids = given(list);
      return asPageSize(Array.isArray(ids) ? ids.length : 1, limits);
    }
    const isList = isListType(getNullableType(field.type));
    if (has('first') || has('last')) {
      const sizes = [given('first'), given('last')].filter((size) => typeof size === 'number');
      return asPageSize(sizes.length === 0 ? (isList ? usualList : usualPageSize) : Math.max(...sizes), limits);
    }
    if (typeof field.extensions['items'] === 'string') return Math.ceil(writesOf(node, field) / usualList);
    return isList && !isConnection(parent) ? usualList : 1;
  };

  /** How many items a bulk mutation is given; one, where it takes no many. */
  const writesOf = (node: FieldNode, field: GraphQLField<unknown, unknown>): number => {
    const name = field.extensions['items'];
    const given = node.arguments?.find((argument) => argument.name.value === 'input')?.value;
    if (typeof name !== 'string' || given === undefined) return 1;
    const items = memberOf(given, name);
    return Array.isArray(items) ? Math.max(1, items.length) : 1;
  };

  const memberOf = (value: ValueNode, name: string): unknown => {
    if (value.kind === Kind.OBJECT) {
      const member = value.fields.find((one) => one.name.value === name)?.value;
      return member === undefined ? undefined : sizeOf(member);
    }
    const given: unknown = value.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
    return typeof given === 'object' && given !== null ? Reflect.get(given, name) : undefined;
  };

  /** As far as sizes of pages need it; what is of another type is refused by the rules, or when variables are read. */
  const sizeOf = (value: ValueNode): unknown => {
    switch (value.kind) {
      case Kind.INT:
        return Number(value.value);
      case Kind.LIST:
        return value.values;
      case Kind.VARIABLE: {
        const ownDefault = defaults.get(value.name.value);
        return variables[value.name.value] ?? (ownDefault === undefined ? undefined : sizeOf(ownDefault));
      }
      default:
        return undefined;
    }
  };

  const typeNamed = (name: string | undefined): GraphQLCompositeType | undefined => {
    const type = name === undefined ? undefined : schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  };

  const root = schema.getRootType(operation.operation);
  return root == null ? 1 : Math.max(1, ofSelections(operation.selectionSet, root));
}

/** Which fields of a selection to count: of a connection, those of each item, or the others. */
type Which = (field: string) => boolean;
const every: Which = () => true;
const ofItems: Which = (field) => field === 'edges' || field === 'nodes';
const ofPage: Which = (field) => !ofItems(field);

function asPageSize(size: number, limits: Limits): number {
  if (size > limits.pageSize) throw exceeded(limits, 'pageSize', { got: size });
  // A negative one is refused where it is resolved.
  return Math.max(1, size);
}

function isOnRecord(type: GraphQLCompositeType): boolean {
  return (
    type.name === 'Node' ||
    type.name === '_Entity' ||
    (isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'))
  );
}

function isConnection(type: GraphQLCompositeType): boolean {
  return isObjectType(type) && 'pageInfo' in type.getFields();
}

// Of a document with more, which only somebody makes who tries, some are counted again.
const mostCounted = 64;

/**
 * The same, counted once for a document whose variables cannot say how large anything is, and for each way in which they are
 * there or not: that they may say of a filter.
 */
export function createComplexity(): typeof complexityOf {
  const counted = new WeakMap<OperationDefinitionNode, Map<string, number>>();
  return (given) => {
    const { operation, variables } = given;
    const declared = operation.variableDefinitions ?? [];
    const known = counted.get(operation) ?? new Map<string, number>();
    let there = '';
    for (const { variable } of declared) there += presenceOf(variables[variable.name.value]);
    const before = known.get(there);
    if (before !== undefined) return before;
    const complexity = complexityOf(given);
    if (known.size < mostCounted && declared.every(({ type }) => hasNoSize(type))) {
      counted.set(operation, known.set(there, complexity));
    }
    return complexity;
  };
}

/** What is left out has its default, which `null` has not. */
function presenceOf(value: unknown): string {
  return value === undefined ? '-' : value === null ? '0' : '1';
}

function hasNoSize(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return hasNoSize(type.type);
  return type.kind === Kind.NAMED_TYPE && ['ID', 'String', 'Boolean'].includes(type.name.value);
}
