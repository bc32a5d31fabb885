import { AssayError, type Finding } from '@assay/core';
import {
  createSourceEventStream,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Context } from '../context.ts';
import { complexityOf } from '../limits/complexity.ts';
import { findOversize } from '../limits/document-shape.ts';
import { exceeded } from '../limits/exceeded.ts';
import type { Limits } from '../limits/limits.ts';
import type { Wanted } from '../live/follow.ts';

/**
 * The document of a webhook: one subscription without variables, within the limits of any operation.
 *
 * @throws AssayError `invalid-input` with a finding for each fault
 */
export function readDocument(text: string, schema: GraphQLSchema, limits: Limits): DocumentNode {
  try {
    const document = parse(text, { maxTokens: limits.tokens });
    const large = findOversize(document, limits);
    if (large !== undefined) throw large;
    const faults = validate(schema, document, specifiedRules, { maxErrors: 20 });
    if (faults.length > 0) throw refusal(faults.map(({ message }) => message));
    const [operation, ...more] = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    if (operation?.kind !== Kind.OPERATION_DEFINITION || more.length > 0 || operation.operation !== 'subscription') {
      throw refusal(['expected one operation, a subscription']);
    }
    if ((operation.variableDefinitions ?? []).length > 0) throw refusal(['expected a subscription without variables']);
    const complexity = complexityOf({ schema, document, operation, variables: {}, limits });
    if (complexity > limits.complexity) throw exceeded(limits, 'complexity', { got: complexity });
    return document;
  } catch (error) {
    if (error instanceof GraphQLError) throw refusal([error.message]);
    throw error;
  }
}

/**
 * What a document wants to be told of.
 *
 * @throws AssayError what its arguments are refused with
 */
export async function wantedBy(
  document: DocumentNode,
  schema: GraphQLSchema,
  context: Context,
): Promise<Wanted<Context>> {
  let wanted: Wanted<Context> | null = null;
  const follow: Context['follow'] = async (given) => {
    wanted = given;
    return none();
  };
  const source = await createSourceEventStream({ schema, document, contextValue: { ...context, follow } });
  if ('errors' in source) {
    const [first] = source.errors ?? [];
    if (first?.originalError instanceof AssayError) throw first.originalError;
    throw refusal((source.errors ?? []).map(({ message }) => message));
  }
  return wanted ?? unreachable();
}

async function* none(): AsyncGenerator<never> {}

function unreachable(): never {
  throw new TypeError('expected a subscription that follows the record');
}

function refusal(messages: readonly string[]): AssayError {
  const findings = messages.map(
    (message): Finding => ({ rule: 'document', severity: 'error', path: ['document'], message, mend: null }),
  );
  return new AssayError('invalid-input', 'expected a document without faults, got some at: document', { findings });
}
