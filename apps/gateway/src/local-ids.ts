import { AssayError, type Finding } from '@assay/core';
import {
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLResolveInfo,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { decodeGlobalId } from './global-id.ts';

/**
 * The arguments of a field with each global id, at whatever depth, made the id it stands for in the record. A field of
 * an input takes ids where its `extensions` say `idOf`, with the name of a type.
 *
 * @throws AssayError `invalid-id` with a finding for every id that is none, or is of an object of another type
 */
export function withLocalIds<Arguments extends object>(
  given: Arguments,
  { parentType, fieldName }: Pick<GraphQLResolveInfo, 'parentType' | 'fieldName'>,
): Arguments {
  const findings: Finding[] = [];
  const { args = [] } = parentType.getFields()[fieldName] ?? {};
  const local = Object.entries(given).map(([name, value]) => {
    const argument = args.find((one) => one.name === name);
    if (argument === undefined) return [name, value];
    const idOf = idOfField(argument);
    // The path is within the argument, which is `input` but where the argument is an id itself.
    const path = idOf === undefined ? [] : [name];
    return [name, walk(value, argument.type, { path, idOf, findings })];
  });
  if (findings.length > 0) {
    const places = findings.map(({ path }) => path.join('.')).join(', ');
    throw new AssayError('invalid-id', `expected ids of objects of the types asked for, got others at: ${places}`, {
      findings,
    });
  }
  // Only text was replaced, and by text.
  return Object.fromEntries(local) as Arguments;
}

function idOfField({ extensions }: Pick<GraphQLInputField, 'extensions'>): string | undefined {
  return typeof extensions['idOf'] === 'string' ? extensions['idOf'] : undefined;
}

interface Place {
  readonly path: Finding['path'];
  readonly idOf: string | undefined;
  readonly findings: Finding[];
}

function walk(value: unknown, type: GraphQLInputType, place: Place): unknown {
  if (isNonNullType(type)) return walk(value, type.ofType, place);
  if (isListType(type) && Array.isArray(value)) {
    return value.map((item, index) => walk(item, type.ofType, { ...place, path: [...place.path, index] }));
  }
  if (isInputObjectType(type) && typeof value === 'object' && value !== null) {
    const fields = type.getFields();
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        const field = fields[name];
        if (field === undefined) return [name, member];
        return [name, walk(member, field.type, { ...place, path: [...place.path, name], idOf: idOfField(field) })];
      }),
    );
  }
  return typeof value === 'string' && place.idOf !== undefined ? localId(value, place.idOf, place) : value;
}

function localId(given: string, idOf: string, { path, findings }: Place): string {
  const fault = (message: string): void => {
    findings.push({ rule: 'global-id', severity: 'error', path, message, mend: null });
  };
  try {
    const { typename, id } = decodeGlobalId(given);
    if (typename !== idOf) fault(`expected the id of a ${idOf}, got that of a ${typename}`);
    return id;
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    fault(error.message);
    return given;
  }
}
