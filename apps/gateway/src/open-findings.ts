import { setImmediate } from 'node:timers/promises';
import { asInstant, type Id } from '@assay/core';
import { openFindings } from '@assay/core/commands';
import type { Context } from './context.ts';
import type { Meter } from './limits/meter.ts';

type Needed = Pick<Context, 'policy' | 'principal' | 'store' | 'now' | 'meter' | 'limits'>;

const ofRequests = new WeakMap<Meter, Promise<readonly Id<'claim'>[]>>();

/** The claims in whose verdicts the house rules find something before publication, worked out once for a request. */
export function openFindingsOnce(context: Needed): Promise<readonly Id<'claim'>[]> {
  const known = ofRequests.get(context.meter) ?? lookFor(context);
  ofRequests.set(context.meter, known);
  return known;
}

async function lookFor({ policy, principal, store, now, meter, limits }: Needed): Promise<readonly Id<'claim'>[]> {
  // To the public the filter finds nothing, whatever it says.
  if (!principal.audience.drafts) return [];
  const pause = async (): Promise<void> => {
    meter.check();
    await setImmediate();
  };
  const options = { policy, at: asInstant(now()), most: limits.openVerdicts, pause };
  return store.read((reader) => openFindings(reader, options));
}
