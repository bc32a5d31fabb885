import { AssayError } from '@assay/core';
import type { Command, CommandEnvironment, CommandName } from '@assay/core/commands';
import type { FieldMap, InputRef, ObjectFieldBuilder, ObjectRef } from '@pothos/core';
import type { GraphQLSchema } from 'graphql';
import { guarded, mutationAccess } from '../auth/access.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { toRefusal } from '../errors.ts';
import { withLocalIds } from '../local-ids.ts';
import { Refusal } from '../refusal.ts';

type Types = typeof builder.$inferSchemaTypes;
type Run = (env: CommandEnvironment, input: object, context: Context, schema: GraphQLSchema) => Promise<object>;

interface Mutation<Input extends object, Result extends object> {
  /** What it does, for the schema. */
  readonly description: string;
  readonly input: InputRef<Input>;
  readonly run: Command<Input, Result>;
  /** The field of the input that holds the items, where it takes many. */
  readonly items?: string;
  /** Looks at the input before the command does. */
  readonly check?: (input: Input, context: Context, schema: GraphQLSchema) => Promise<void>;
  /** What of the result can be asked for. */
  readonly payload: (t: ObjectFieldBuilder<Types, Result>) => FieldMap;
}

/** A command as a field of the mutation type: it answers its own payload, or a refusal. Answers the union of the two. */
export function addMutation<Input extends object, Result extends object>(
  name: CommandName,
  { description, input, run, items, check, payload }: Mutation<Input, Result>,
) {
  const Payload = builder.objectRef<Result>(`${titleOf(name)}Payload`).implement({
    description: `What \`${name}\` came to.`,
    fields: payload,
  });
  // The schema's own type of the input has been held against it.
  return addField(name, { description, items }, input, Payload, async (env, given, context, schema) => {
    await check?.(given as Input, context, schema);
    return run(env, given as Input);
  });
}

/** The part that is the same for all, whatever goes in and comes out. */
function addField(
  name: CommandName,
  { description, items }: { readonly description: string; readonly items: string | undefined },
  input: InputRef<object>,
  Payload: ObjectRef<Types, object>,
  run: Run,
) {
  const Answer = builder.unionType(`${titleOf(name)}Result`, {
    description: `What \`${name}\` came to, or why it was refused.`,
    types: [Payload, Refusal],
    resolveType: (value) => ('refused' in value ? Refusal : Payload),
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: Answer,
      description,
      extensions: { ...guarded(mutationAccess[name]), ...(items === undefined ? {} : { items }) },
      args: {
        input: t.arg({ type: input, required: true, description: 'What to do it with.' }),
        idempotencyKey: t.arg.string({
          description:
            'A text of your own, such as a UUID: for a day a retry with the same key and input gets the first answer again, and nothing is done twice.',
        }),
      },
      resolve: async (_, given, context, info) => {
        const { act, report } = context;
        try {
          const { input: local, idempotencyKey = null } = withLocalIds(given, info);
          return await act((env) => run({ ...env, idempotencyKey }, local, context, info.schema));
        } catch (error) {
          if (error instanceof AssayError) return toRefusal(error, report);
          throw error;
        }
      },
    }),
  );
  return Answer;
}

function titleOf(name: CommandName): string {
  return name.replace(/^./, (letter) => letter.toUpperCase());
}
