import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLObjectType, getNamedType, isNonNullType, isObjectType } from 'graphql';
import { root } from '../house/tracked-files.ts';

const schema = buildSchema(readFileSync(join(root, 'apps/gateway/schema.graphql'), 'utf8'));

/** A list that is paged through and needs nothing more to be said. */
export interface List {
  readonly name: string;
  /** The type it is a field of; null for the root. */
  readonly of: string | null;
  readonly field: string;
  /** What of an item tells it from the others. */
  readonly item: string;
}

/** The lists of a type that are paged through and need nothing more to be said. */
function listsOf(type: GraphQLObjectType, isRoot: boolean): List[] {
  return Object.values(type.getFields()).flatMap(({ name: field, args, type: of }) => {
    const connection = getNamedType(of);
    if (!isObjectType(connection) || !('pageInfo' in connection.getFields())) return [];
    if (args.some((arg) => isNonNullType(arg.type))) return [];
    const edge = namedType(connection, 'edges');
    const node = isObjectType(edge) ? namedType(edge, 'node') : undefined;
    // A line of the record has no id, and its cursor is its place.
    const item = isObjectType(node) && 'id' in node.getFields() ? 'id' : '__typename';
    return [{ name: `${type.name}.${field}`, of: isRoot ? null : type.name, field, item }];
  });
}

function namedType(of: GraphQLObjectType, field: string) {
  const type = of.getFields()[field]?.type;
  return type === undefined ? undefined : getNamedType(type);
}

const query = schema.getQueryType();
/** Every such list of the root, and of what has an id. */
export const allLists = Object.values(schema.getTypeMap()).flatMap((type) => {
  const hasId = isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
  return isObjectType(type) && (type === query || hasId) ? listsOf(type, type === query) : [];
});
