import { type Action, AssayError } from '@assay/core';
import type { CommandName } from '@assay/core/commands';
import type { GraphQLField, GraphQLFieldExtensions, GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { toRefusal } from '../errors.ts';

/** Who may use a root field: anybody, or who may do something. */
export type Access = 'public' | Action;

/** What each mutation does; the command itself asks once more, and knows more. */
export const mutationAccess = {
  addActor: 'add-actor',
  setRole: 'set-role',
  linkIdentity: 'manage-keys',
  createKey: 'manage-keys',
  revokeKey: 'manage-keys',
  addClaimant: 'add-claimant',
  submitClaim: 'submit-claim',
  submitClaims: 'submit-claim',
  addAppearance: 'add-appearance',
  addSource: 'add-source',
  captureSnapshot: 'capture-snapshot',
  loadTable: 'load-table',
  attachEvidence: 'attach-evidence',
  attachEvidenceToClaims: 'attach-evidence',
  proposeProposition: 'propose-proposition',
  assess: 'assess',
  proposeVerdict: 'propose-verdict',
  reviewVerdict: 'review-verdict',
  reviewVerdicts: 'review-verdict',
  dismissObjection: 'dismiss-objection',
  publishVerdict: 'publish-verdict',
  correctVerdict: 'correct-verdict',
  retractVerdict: 'retract-verdict',
  askReply: 'ask-reply',
  recordReply: 'record-reply',
  createWebhook: 'manage-webhooks',
  updateWebhook: 'manage-webhooks',
  deleteWebhook: 'manage-webhooks',
  rotateWebhookSecret: 'manage-webhooks',
  replayWebhook: 'manage-webhooks',
} as const satisfies Record<CommandName, Access>;

/** What a root field says about who may use it. */
export function accessOf(extensions: Readonly<GraphQLFieldExtensions<unknown, unknown>>): Access | undefined {
  const { access } = extensions;
  // Only this gateway's own files write it, and `guarded` was given to each.
  return typeof access === 'string' ? (access as Access) : undefined;
}

/** The extension of a root field by which it says who may use it. */
export function guarded(access: Access): { readonly access: Access } {
  return { access };
}

// What graphql-js itself says of a resolver: its source and arguments are whatever the field has.
type Resolve = NonNullable<GraphQLField<unknown, Context>['resolve']>;
type Door = (open: Resolve) => Resolve;

/**
 * The schema with its root fields behind their doors. One that does not say who may use it is no field of ours: the
 * gateway does not start.
 */
export function withDoors(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const access = accessOf(field.extensions);
      if (access === undefined) throw new TypeError(`expected ${type?.name}.${field.name} to say who may use it`);
      if (access === 'public') continue;
      const { resolve, subscribe } = field;
      const isMutation = type === schema.getMutationType();
      const door: Door = (open) => (source, given, context: Context, info) => {
        if (context.principal.may(access)) return open(source, given, context, info);
        const refusal = new AssayError('not-permitted', `expected somebody who may ${access.replaceAll('-', ' ')}`);
        if (isMutation) return toRefusal(refusal, context.report);
        throw refusal;
      };
      if (resolve !== undefined) field.resolve = door(resolve);
      if (subscribe !== undefined) field.subscribe = door(subscribe);
    }
  }
  return schema;
}
