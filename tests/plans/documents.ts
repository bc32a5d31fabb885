import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Random decisions, drawn one after the other so that a failing document shrinks. */
type Draw = (below: number) => number;

/** Where random documents begin: text, then a selection on an object of the type, then the rest of the braces. */
export interface Root {
  readonly head: string;
  readonly type: string;
  readonly tail: string;
}

/** Random documents over a schema: selections with aliases, fragments, sizes and names of types, as deep as given. */
export function documents(schema: GraphQLSchema, roots: readonly Root[], depth: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...roots), fc.infiniteStream(fc.nat(2 ** 30)))
    .map(([{ head, type, tail }, stream]) => {
      const draw: Draw = (below) => Number(stream.next().value) % below;
      return `${head} ${selectionOf(schema.getType(type), schema, depth, draw)} ${tail}`;
    });
}

function selectionOf(type: GraphQLNamedType | undefined, schema: GraphQLSchema, depth: number, draw: Draw): string {
  if (!isObjectType(type)) return '';
  const all = Object.values(type.getFields()).filter((field) => isLeafType(getNamedType(field.type)) || depth > 0);
  const parts = Array.from({ length: 1 + draw(4) }, (_, index) => {
    if (draw(8) === 0) return '__typename';
    const field = all[draw(all.length)];
    if (field === undefined) return '__typename';
    // Fields of one key must be the same, so each gets a key of its own or none has arguments.
    const text = fieldOf(field, schema, depth, draw, index);
    return draw(6) === 0 ? `... on ${type.name} { ${text} }` : text;
  });
  return `{ ${parts.join(' ')} }`;
}

function fieldOf(
  field: GraphQLField<unknown, unknown>,
  schema: GraphQLSchema,
  depth: number,
  draw: Draw,
  index: number,
): string {
  const type = getNamedType(field.type);
  const inner = isLeafType(type) ? '' : ` ${selectionOf(type, schema, depth - 1, draw)}`;
  const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
  const takesFirst = isList && field.args.some(({ name }) => name === 'first');
  const size = takesFirst && draw(2) === 0 ? `(first: ${draw(4)})` : '';
  const alias = size !== '' || draw(4) === 0 ? `a${index}_${field.name}: ` : '';
  return `${alias}${field.name}${size}${inner}`;
}

/** Every field of a type by itself, with every field of what it leads to by itself, as deep as given. */
export function pathsFrom(schema: GraphQLSchema, typeName: string, depth: number): string[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const to = getNamedType(field.type);
    if (field.args.some(({ type: of }) => isNonNullType(of))) return [];
    if (isLeafType(to)) return [field.name];
    const inner = depth > 1 ? pathsFrom(schema, to.name, depth - 1) : ['__typename'];
    return inner.map((path) => `${field.name} { ${path} }`);
  });
}
