import { AssayError } from '@assay/core';
import {
  type GraphQLFieldConfig,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { guarded } from '../auth/access.ts';
import type { Context } from '../context.ts';
import { decodeGlobalId } from '../global-id.ts';
import { subgraphSdl } from './sdl.ts';

/**
 * The schema as a subgraph of Apollo Federation 2: it tells its own definition, and finds every object that has an id
 * by it, as `node` does and for the same eyes.
 */
export function asSubgraph(schema: GraphQLSchema): GraphQLSchema {
  const node = schema.getType('Node');
  const query = schema.getQueryType();
  const find = query?.getFields()['node']?.resolve;
  if (!isInterfaceType(node) || query == null || find === undefined) throw new TypeError('expected a query `node`');
  const entities = schema.getPossibleTypes(node).filter(isObjectType);
  const names = new Set(entities.map(({ name }) => name));

  const Entity = new GraphQLUnionType({
    name: '_Entity',
    description: 'An object that other services may refer to by its id.',
    types: entities,
    resolveType: node.resolveType,
  });
  const sdl = subgraphSdl(schema);
  const service: GraphQLFieldConfig<unknown, Context> = {
    type: new GraphQLNonNull(Service),
    description: 'What a router composes its schema from.',
    extensions: { ...guarded('public') },
    resolve: () => ({ sdl }),
  };
  const findOne = async (representation: unknown, context: Context, info: GraphQLResolveInfo) =>
    find(undefined, { id: idOf(representation, names) }, context, info);
  const byRepresentation: GraphQLFieldConfig<unknown, Context, { representations: readonly unknown[] }> = {
    type: new GraphQLNonNull(new GraphQLList(Entity)),
    description: 'The objects that a router knows the ids of, in the order asked; null where there is none.',
    extensions: { ...guarded('public') },
    args: {
      representations: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Any))),
        description: 'The type and id of each; at most 100.',
      },
    },
    // Each is refused by itself: what is wrong with one says nothing of the others.
    resolve: (_, { representations }, context, info) => representations.map((one) => findOne(one, context, info)),
  };
  const config = schema.toConfig();
  const { fields, ...rest } = query.toConfig();
  return new GraphQLSchema({
    ...config,
    query: new GraphQLObjectType({ ...rest, fields: { ...fields, _service: service, _entities: byRepresentation } }),
    // The old one would be a second type of the same name.
    types: config.types.filter((type) => type !== query),
  });
}

const Any = new GraphQLScalarType({
  name: '_Any',
  description: 'The `__typename` and `id` of an object; whatever else a router sends is not looked at.',
});

const Service = new GraphQLObjectType({
  name: '_Service',
  description: 'This service as part of a larger schema.',
  fields: {
    sdl: {
      type: new GraphQLNonNull(GraphQLString),
      description: 'The schema in the definition language, with its keys.',
    },
  },
});

/**
 * The id in a representation, which is whatever a client sent: the scalar lets anything through.
 *
 * @throws AssayError `invalid-input` where it has no type and id; `invalid-id` where it names an object of another
 * service, or an id of another type
 */
function idOf(representation: unknown, names: ReadonlySet<string>): string {
  const { __typename, id }: { [name: string]: unknown } = Object(representation);
  if (typeof __typename !== 'string' || typeof id !== 'string') {
    throw new AssayError('invalid-input', 'expected a representation with `__typename` and `id` as texts, got another');
  }
  if (!names.has(__typename)) throw new AssayError('invalid-id', 'expected an object of this service, got another');
  const { typename } = decodeGlobalId(id);
  if (typename === __typename) return id;
  throw new AssayError('invalid-id', `expected the id of a ${__typename}, got that of a ${typename}`);
}
