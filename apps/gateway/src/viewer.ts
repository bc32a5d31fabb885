import { type Action, actions, mayDo } from '@assay/core';
import { Actor } from './actor.ts';
import { guarded } from './auth/access.ts';
import type { Principal } from './auth/principal.ts';
import { builder, enumOf } from './builder.ts';
import { Scope } from './key.ts';
import type { Allowance as AllowanceValue } from './limits/meter.ts';

const Proof = enumOf<Principal['kind']>('Proof', 'By what the gateway knows who asks.', {
  key: 'A key of this gateway.',
  token: 'A token of the identity service.',
  header: 'A header that proves nothing, at a desk without doors.',
  anonymous: 'Nothing: it may be anybody.',
});

const Allowance = builder.objectRef<AllowanceValue>('Allowance').implement({
  description: 'How much may be asked for, in objects of the record.',
  fields: (t) => ({
    complexity: t.exposeInt('complexity', { description: 'The most that one operation may come to.' }),
    left: t.exposeInt('left', { description: 'What may be asked for right now, after this request is paid for.' }),
    perSecond: t.exposeInt('perSecond', {
      description: 'How much is added to what is left each second, up to a bound.',
    }),
  }),
});

const Viewer = builder.objectRef<Principal>('Viewer').implement({
  description: 'Who asks, as the gateway sees them.',
  fields: (t) => ({
    proof: t.field({ type: Proof, description: 'By what they are known.', resolve: ({ kind }) => kind }),
    actor: t.field({
      type: Actor,
      nullable: true,
      description: 'Who acts when they write; null for nobody, and for a name that a header brings for the first time.',
      resolve: ({ viewer }) => viewer(),
    }),
    may: t.field({
      type: [Scope],
      description: 'What they may do: by their role, and of that only what the key has scopes for.',
      resolve: actionsOf,
    }),
    allowance: t.field({
      type: Allowance,
      description: 'What is left of their limits.',
      resolve: (_, __, { meter }) => meter.allowance(),
    }),
  }),
});

/** Who acts by nobody's name reads, as far as their audience goes. */
async function actionsOf({ viewer, may, audience }: Principal): Promise<readonly Action[]> {
  const actor = await viewer();
  if (actor !== undefined) return actions.filter((action) => may(action) && mayDo(actor.role, action));
  const reads: { readonly [A in Action]?: boolean } = {
    'read-published': true,
    'read-drafts': audience.drafts,
    'read-record': audience.record,
  };
  return actions.filter((action) => reads[action] ?? false);
}

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    description: 'Who asks: what the gateway takes them for, what they may do, and what is left of their limits.',
    extensions: guarded('public'),
    resolve: (_, __, { principal }) => principal,
  }),
);
