import './actor.ts';
import './as-of.ts';
import './assessment.ts';
import './claim-review.ts';
import './claim-facets.ts';
import './claims.ts';
import './event.ts';
import './evidence.ts';
import './history.ts';
import './key.ts';
import './lists.ts';
import './publication.ts';
import './reply.ts';
import './review.ts';
import './revision-difference.ts';
import './stale.ts';
import './verdict.ts';
import './dry-run/assess.ts';
import './dry-run/check-verdict.ts';
import './dry-run/proposals.ts';
import './dry-run/quantities.ts';
import './viewer.ts';
import './webhook.ts';
import './live/changes.ts';
import './mutations/actors.ts';
import './mutations/claims.ts';
import './mutations/evidence.ts';
import './mutations/keys.ts';
import './mutations/propositions.ts';
import './mutations/replies.ts';
import './mutations/sources.ts';
import './mutations/tables.ts';
import './mutations/verdicts.ts';
import './mutations/webhooks.ts';
import type { GraphQLSchema } from 'graphql';
import { withDoors } from './auth/access.ts';
import { builder } from './builder.ts';
import { asSubgraph } from './federation/subgraph.ts';
import { metered } from './limits/meter.ts';
import { notingRefusals } from './telemetry/notes-requests.ts';

/** The whole schema. */
export const schema = notingRefusals(withDoors(metered(builder.toSchema())));

/** The whole schema as a subgraph of Apollo Federation, behind the same doors. */
export function createSubgraph(): GraphQLSchema {
  return notingRefusals(withDoors(metered(asSubgraph(builder.toSchema()))));
}
