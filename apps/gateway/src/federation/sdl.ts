import {
  type ConstDirectiveNode,
  type GraphQLSchema,
  Kind,
  lexicographicSortSchema,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';

/**
 * What a subgraph tells of itself: every type with an id has it as its key, and what other services of the same
 * conventions define as well may be shared.
 */
export function subgraphSdl(schema: GraphQLSchema): string {
  const marked = visit(parse(printSchema(lexicographicSortSchema(schema))), {
    ObjectTypeDefinition: (type): ObjectTypeDefinitionNode | undefined => {
      if (type.interfaces?.some(({ name }) => name.value === 'Node')) return withDirective(type, '@key(fields: "id")');
      return type.name.value === 'PageInfo' ? withDirective(type, '@shareable') : undefined;
    },
  });
  return `${link}\n\n${print(marked)}\n`;
}

function withDirective(type: ObjectTypeDefinitionNode, written: string): ObjectTypeDefinitionNode {
  const [definition] = parse(`type T ${written}`, { noLocation: true }).definitions;
  const directives: readonly ConstDirectiveNode[] =
    definition?.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.directives ?? []) : [];
  return { ...type, directives: [...(type.directives ?? []), ...directives] };
}
