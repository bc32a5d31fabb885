import type { Instant } from '../value/instant.ts';
import { type PublishableVerdict, publish } from './publishable.ts';
import type { VerdictRevision } from './verdict.ts';

// Compiled, never run: an unchecked revision cannot be published.
declare const revision: VerdictRevision;
declare const at: Instant;

// @ts-expect-error a revision that nobody checked is not publishable
publish(revision, at);

// @ts-expect-error nor is one that only looks like it
publish({ revision, approvals: [] }, at);

// @ts-expect-error nor can the mark be written by hand
export const forged: PublishableVerdict = { revision, approvals: [], publishable: true };
