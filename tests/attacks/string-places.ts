import type { Answer } from '@assay/gateway/test-answer';
import type { Target } from './target.ts';

/** One argument, or field of an input, that takes text, with a document and what else it needs. */
export interface StringPlace {
  readonly name: string;
  readonly query: string;
  readonly variables: (text: string) => object;
}

const introspection = `{ __schema { queryType { name } mutationType { name } types { kind name enumValues { name }
  fields { name args { name type { ...T } } type { ...T } } inputFields { name type { ...T } } possibleTypes { name } } } }
  fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }`;

type Path = readonly string[];

/** Every place of the schema that takes text, found by walking it as a client may. */
export async function stringPlaces({ ask, as }: Target): Promise<readonly StringPlace[]> {
  const { types, queryType, mutationType } = (await ask(introspection, {}, as('admin'))).json.data.__schema;
  const named = new Map(types.map((type) => [type.name, type]));
  const typeNamed = (name: string): Answer => named.get(name) ?? fail(`expected a type ${name}`);
  const ids = await knownIds({ ask, as });

  /** The paths below an input type that end in text. */
  const pathsIn = (type: Answer, path: Path): Path[] => {
    const inner = nullable(type);
    if (inner.kind === 'LIST') return pathsIn(inner.ofType, [...path, '0']);
    if (inner.name === 'String' || inner.name === 'ID') return [path];
    if (inner.name === 'JSON')
      return [
        [...path, 'key'],
        [...path, 'op'],
      ];
    const fields = inner.kind === 'INPUT_OBJECT' ? typeNamed(inner.name).inputFields : [];
    return fields.flatMap((field) => pathsIn(field.type, [...path, field.name]));
  };

  /** A value of an input type: what it needs, what lies on the path, and the text at its end. */
  const valueAt = (type: Answer, name: string, path: Path | null, text: string): unknown => {
    const inner = nullable(type);
    const [next, ...rest] = path ?? [];
    if (inner.kind === 'LIST') {
      return next === undefined && path !== null
        ? []
        : [valueAt(inner.ofType, name, path === null ? null : rest, text)];
    }
    if (inner.kind === 'ENUM') return typeNamed(inner.name).enumValues[0].name;
    if (inner.kind === 'INPUT_OBJECT') {
      const fields = typeNamed(inner.name).inputFields.filter((f) => f.type.kind === 'NON_NULL' || f.name === next);
      return Object.fromEntries(
        fields.map((f) => [f.name, valueAt(f.type, f.name, f.name === next ? rest : null, text)]),
      );
    }
    if (inner.name === 'JSON') return next === 'key' ? { [text]: text } : { assay: 1, term: { op: text, of: text } };
    if (path !== null && (inner.name === 'String' || inner.name === 'ID')) return text;
    return usual(inner.name, name, ids);
  };

  const places: StringPlace[] = [];
  for (const [root, operation] of [
    [queryType, 'query'],
    [mutationType, 'mutation'],
  ] as const) {
    for (const field of typeNamed(root.name).fields) {
      for (const arg of field.args) {
        for (const path of pathsIn(arg.type, [])) {
          const needed = field.args.filter((one) => one === arg || one.type.kind === 'NON_NULL');
          const declared = needed.map((one) => `$${one.name}: ${written(one.type)}`).join(', ');
          const given = needed.map((one) => `${one.name}: $${one.name}`).join(', ');
          const leaf = nullable(field.type).kind === 'SCALAR' || nullable(field.type).kind === 'ENUM';
          places.push({
            name: [field.name, arg.name, ...path].join('.'),
            query: `${operation} (${declared}) { ${field.name}(${given}) ${leaf ? '' : '{ __typename }'} }`,
            variables: (text) =>
              Object.fromEntries(
                needed.map((one) => [one.name, valueAt(one.type, one.name, one === arg ? path : null, text)]),
              ),
          });
        }
      }
    }
  }
  return places;
}

function fail(message: string): never {
  throw new Error(message);
}

function nullable(type: Answer): Answer {
  return type.kind === 'NON_NULL' ? type.ofType : type;
}

function written(type: Answer): string {
  if (type.kind === 'NON_NULL') return `${written(type.ofType)}!`;
  return type.kind === 'LIST' ? `[${written(type.ofType)}]` : type.name;
}

/** What the command goes on with when nothing else is wrong. */
function usual(type: string, name: string, ids: ReadonlyMap<string, string>): unknown {
  if (type === 'Boolean') return true;
  if (type === 'Int' || type === 'Float') return 1;
  if (type === 'ID') return ids.get(name) ?? ids.get('claimId');
  const words: { readonly [name: string]: string } = {
    mediaType: 'text/plain',
    language: 'en',
    publishedOn: '2024',
    deadline: '2030',
    rating: 'true',
  };
  return words[name] ?? 'Some words.';
}

async function knownIds({ ask, as }: Pick<Target, 'ask' | 'as'>): Promise<ReadonlyMap<string, string>> {
  const query = `{ claims(first: 100) { edges { node { id claimant { id } propositions { id }
    evidence { id table { id source { id } } quotation { snapshot { id } } } verdict { latest { id } } } } } }`;
  const { json } = await ask(query, {}, as('admin'));
  const nodes = json.data.claims.edges.map(({ node }) => node);
  const first = (read: (node: Answer) => string | undefined): string =>
    nodes.map(read).find((id) => id !== undefined) ?? '';
  const evidence = (read: (one: Answer) => string | undefined) =>
    first((node) => node.evidence.map(read).find(Boolean));
  return new Map([
    ['claimId', first((node) => node.id)],
    ['claimantId', first((node) => node.claimant.id)],
    ['propositionId', first((node) => node.propositions[0]?.id)],
    ['evidence', evidence((one) => one.id)],
    ['tableId', evidence((one) => one.table?.id)],
    ['sourceId', evidence((one) => one.table?.source.id)],
    ['snapshotId', evidence((one) => one.quotation?.snapshot.id)],
    ['revisionId', first((node) => node.verdict?.latest?.id)],
  ]);
}
