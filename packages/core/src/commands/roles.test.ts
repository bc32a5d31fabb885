import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Action, actions, mayDo, type Role, roles } from '../access/role.ts';
import type { Actor } from '../actor.ts';
import { AssayError } from '../error.ts';
import type { Proposition } from '../proposition/language.ts';
import { correction, createVerdictDesk, type VerdictDesk } from '../testing/verdict-desk.ts';
import { addActor } from './add-actor.ts';
import { addAppearance } from './add-appearance.ts';
import { addClaimant } from './add-claimant.ts';
import { addSource } from './add-source.ts';
import { askReply } from './ask-reply.ts';
import { assess } from './assess.ts';
import { attachEvidence } from './attach-evidence.ts';
import { attachEvidenceToClaims } from './attach-evidence-to-claims.ts';
import { captureSnapshot } from './capture-snapshot.ts';
import type { CommandEnvironment } from './command.ts';
import type { CommandName } from './commands.ts';
import { correctVerdict } from './correct-verdict.ts';
import { createKey } from './create-key.ts';
import { createWebhook } from './create-webhook.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { dismissObjection } from './dismiss-objection.ts';
import { linkIdentity } from './link-identity.ts';
import { loadTable } from './load-table.ts';
import { proposeProposition } from './propose-proposition.ts';
import { proposeVerdict } from './propose-verdict.ts';
import { publishVerdict } from './publish-verdict.ts';
import { recordReply } from './record-reply.ts';
import { replayWebhook } from './replay-webhook.ts';
import { retractVerdict } from './retract-verdict.ts';
import { reviewVerdict } from './review-verdict.ts';
import { reviewVerdicts } from './review-verdicts.ts';
import { revokeKey } from './revoke-key.ts';
import { rotateWebhookSecret } from './rotate-webhook-secret.ts';
import { setRole } from './set-role.ts';
import { submitClaim } from './submit-claim.ts';
import { submitClaims } from './submit-claims.ts';
import { updateWebhook } from './update-webhook.ts';

/** Who may do what, as the desk agreed it: `x` may. */
const agreed = `
                      reader contributor reviewer editor admin auditor bot
read-published        x      x           x        x      x     x       x
read-drafts           -      x           x        x      x     x       x
read-record           -      -           -        x      x     x       -
add-claimant          -      x           x        x      x     -       x
submit-claim          -      x           x        x      x     -       x
add-appearance        -      x           x        x      x     -       x
add-source            -      x           x        x      x     -       x
capture-snapshot      -      x           x        x      x     -       x
load-table            -      x           x        x      x     -       x
attach-evidence       -      x           x        x      x     -       x
propose-proposition   -      x           x        x      x     -       x
assess                -      x           x        x      x     -       x
ask-reply             -      x           x        x      x     -       -
record-reply          -      x           x        x      x     -       -
propose-verdict       -      x           x        x      x     -       -
correct-verdict       -      x           x        x      x     -       -
review-verdict        -      -           x        x      x     -       -
dismiss-objection     -      -           -        x      x     -       -
publish-verdict       -      -           -        x      x     -       -
publish-in-emergency  -      -           -        x      x     -       -
retract-verdict       -      -           -        x      x     -       -
add-actor             -      -           -        -      x     -       -
set-role              -      -           -        -      x     -       -
manage-keys           -      -           -        -      x     -       -
manage-webhooks       -      -           -        -      x     -       -
`;
const cells = agreed
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const [header = [], ...lines] = cells;
const may = new Map(
  lines.flatMap(([action, ...marks]) => marks.map((mark, index) => [`${header[index]} ${action}`, mark === 'x'])),
);

let desk: VerdictDesk;
let people: ReadonlyMap<Role, Actor>;
beforeAll(async () => {
  desk = await createVerdictDesk();
  const added = roles.map(
    async (role) => [role, await desk.addActor(role, role === 'bot' ? 'bot' : 'person', role)] as const,
  );
  people = new Map(await Promise.all(added));
});
afterAll(() => desk.close());

const judged: Proposition = { assay: 1, term: { op: 'judgement', statement: 'It is so.', by: 'Ada', value: true } };
const reason = 'The record says so.';
const press = { asked: 'The press office', channel: 'by telephone', question: 'Which list?', deadline: '2025-07' };
let made = 0;
function fresh(what: string): string {
  made += 1;
  return `${what} ${made}`;
}
const hook = { url: 'https://paper.example/hook', document: 'subscription { claimChanged { cursor } }' };
const underReview = () => desk.propose();
const published = async () => desk.publish(await desk.approved(await desk.propose()));

/** Makes ready, and answers the attempt. */
type Attempt = () => Promise<(env: CommandEnvironment) => Promise<unknown>>;

/** Of every command, what it asks the table, and a run of it with input that is good but for who acts. */
const attempts: Readonly<Record<CommandName | 'publishInEmergency', readonly [Action, Attempt]>> = {
  addClaimant: ['add-claimant', async () => (env) => addClaimant(env, { name: fresh('Claimant'), kind: 'person' })],
  submitClaim: [
    'submit-claim',
    async () => {
      const { claim } = await desk.aCase();
      const said = { language: 'en', kind: 'ranking', claimantId: claim.claimantId } as const;
      return (env) => submitClaim(env, { text: fresh('Claim'), ...said });
    },
  ],
  addAppearance: [
    'add-appearance',
    async () => {
      const { claim } = await desk.aCase();
      return (env) => addAppearance(env, { claimId: claim.id, url: 'https://paper.example/speech' });
    },
  ],
  addSource: ['add-source', async () => (env) => addSource(env, { name: fresh('Source'), kind: 'news' })],
  captureSnapshot: [
    'capture-snapshot',
    async () => {
      const { source } = await desk.aCase();
      const bytes = new TextEncoder().encode(fresh('Words'));
      return (env) => captureSnapshot(env, { sourceId: source.id, mediaType: 'text/plain', bytes });
    },
  ],
  loadTable: [
    'load-table',
    async () => {
      const { source } = await desk.aCase();
      const schema = { rank: { type: 'number', unit: 'rank', required: true } } as const;
      const list = { name: fresh('list'), title: 'A list', vintage: '2024', publishedOn: '2024', schema, rows: [[1]] };
      return (env) => loadTable(env, { ...list, sourceId: source.id });
    },
  ],
  submitClaims: [
    'submit-claim',
    async () => {
      const { claim } = await desk.aCase();
      const said = { language: 'en', kind: 'ranking', claimantId: claim.claimantId } as const;
      return (env) => submitClaims(env, { items: [{ text: fresh('Claim'), ...said }] });
    },
  ],
  attachEvidenceToClaims: [
    'attach-evidence',
    async () => {
      const { claim, snapshot } = await desk.aCase();
      const quoted = { kind: 'quotation', stance: 'context', exact: 'Chinese', claimId: claim.id } as const;
      return (env) => attachEvidenceToClaims(env, { items: [{ ...quoted, snapshotId: snapshot.id }] });
    },
  ],
  reviewVerdicts: [
    'review-verdict',
    async () => {
      const { id: revisionId, digest } = await underReview();
      return (env) => reviewVerdicts(env, { items: [{ revisionId, digest, decision: 'approve', reason }] });
    },
  ],
  attachEvidence: [
    'attach-evidence',
    async () => {
      const { claim, snapshot } = await desk.aCase();
      const quoted = { kind: 'quotation', stance: 'context', exact: 'Chinese' } as const;
      return (env) => attachEvidence(env, { ...quoted, claimId: claim.id, snapshotId: snapshot.id });
    },
  ],
  proposeProposition: [
    'propose-proposition',
    async () => {
      const { claim } = await desk.aCase();
      return (env) => proposeProposition(env, { claimId: claim.id, proposition: judged });
    },
  ],
  assess: [
    'assess',
    async () => {
      const { claim } = await desk.aCase();
      const { id: propositionId } = await proposeProposition(desk.env, { claimId: claim.id, proposition: judged });
      return (env) => assess(env, { propositionId });
    },
  ],
  askReply: [
    'ask-reply',
    async () => {
      const { claim } = await desk.aCase();
      return (env) => askReply(env, { claimId: claim.id, ...press });
    },
  ],
  recordReply: [
    'record-reply',
    async () => {
      const { claim } = await desk.aCase();
      const { id: replyId } = await askReply(desk.env, { claimId: claim.id, ...press });
      return (env) => recordReply(env, { replyId });
    },
  ],
  proposeVerdict: [
    'propose-verdict',
    async () => {
      const { verdict } = await desk.aCase();
      return (env) => proposeVerdict(env, verdict);
    },
  ],
  correctVerdict: [
    'correct-verdict',
    async () => {
      const { verdict } = await desk.aCase();
      const { id: seen } = await desk.publish(await desk.approved(await proposeVerdict(desk.env, verdict)));
      return (env) => correctVerdict(env, { ...verdict, correction, seen });
    },
  ],
  reviewVerdict: [
    'review-verdict',
    async () => {
      const { id: revisionId, digest } = await underReview();
      return (env) => reviewVerdict(env, { revisionId, digest, decision: 'approve', reason });
    },
  ],
  dismissObjection: [
    'dismiss-objection',
    async () => {
      const revision = await underReview();
      const { review } = await desk.review(desk.reviewers[0], revision, 'object');
      return (env) => dismissObjection(env, { reviewId: review.id, revisionId: revision.id, reason });
    },
  ],
  publishVerdict: [
    'publish-verdict',
    async () => {
      const { id: revisionId, digest } = await desk.approved(await underReview());
      return (env) => publishVerdict(env, { revisionId, digest });
    },
  ],
  publishInEmergency: [
    'publish-in-emergency',
    async () => {
      const { id: revisionId, digest } = await underReview();
      return (env) => publishVerdict(env, { revisionId, digest, emergency: reason });
    },
  ],
  retractVerdict: [
    'retract-verdict',
    async () => {
      const { id: revisionId } = await published();
      return (env) => retractVerdict(env, { revisionId, reason });
    },
  ],
  addActor: ['add-actor', async () => (env) => addActor(env, { name: fresh('Actor'), kind: 'person' })],
  setRole: [
    'set-role',
    async () => {
      const { id: actorId } = await desk.addActor(fresh('Actor'), 'person', 'reader');
      return (env) => setRole(env, { actorId, role: 'reviewer' });
    },
  ],
  linkIdentity: [
    'manage-keys',
    async () => {
      const { id: actorId } = await desk.addActor(fresh('Actor'), 'person', 'reader');
      return (env) => linkIdentity(env, { actorId, issuer: 'https://login.example/', subject: fresh('subject') });
    },
  ],
  createKey: [
    'manage-keys',
    async () => {
      const { id: actorId } = await desk.addActor(fresh('Actor'), 'bot');
      return (env) => createKey(env, { actorId, name: 'A feed' });
    },
  ],
  createWebhook: ['manage-webhooks', async () => (env) => createWebhook(env, hook)],
  updateWebhook: [
    'manage-webhooks',
    async () => {
      const { webhook } = await createWebhook(desk.env, hook);
      return (env) => updateWebhook(env, { webhookId: webhook.id, paused: true });
    },
  ],
  deleteWebhook: [
    'manage-webhooks',
    async () => {
      const { webhook } = await createWebhook(desk.env, hook);
      return (env) => deleteWebhook(env, { webhookId: webhook.id });
    },
  ],
  rotateWebhookSecret: [
    'manage-webhooks',
    async () => {
      const { webhook } = await createWebhook(desk.env, hook);
      return (env) => rotateWebhookSecret(env, { webhookId: webhook.id });
    },
  ],
  replayWebhook: [
    'manage-webhooks',
    async () => {
      const { webhook } = await createWebhook(desk.env, hook);
      return (env) => replayWebhook(env, { webhookId: webhook.id, after: 0 });
    },
  ],
  revokeKey: [
    'manage-keys',
    async () => {
      const { id: actorId } = await desk.addActor(fresh('Actor'), 'bot');
      const { key } = await createKey(desk.env, { actorId, name: 'A feed' });
      return (env) => revokeKey(env, { keyId: key.id });
    },
  ],
};

describe('the table of roles', () => {
  it('is the one that was agreed, cell by cell', () => {
    expect(header).toEqual(roles);
    expect(lines.map(([action]) => action)).toEqual(actions);
    for (const role of roles) {
      for (const action of actions) expect(mayDo(role, action), `${role} ${action}`).toBe(may.get(`${role} ${action}`));
    }
  });
});

describe.each(roles)('a %s', (role) => {
  it.each(Object.entries(attempts))('may do %s, or not, as the table says', async (_, [action, prepare]) => {
    const attempt = await prepare();
    const actor = people.get(role);
    if (actor === undefined) throw new Error('every role has somebody');
    const before = await desk.head();
    const outcome = await attempt(desk.as(actor)).then(
      () => 'done',
      (fault) => (fault instanceof AssayError ? fault.code : Promise.reject(fault)),
    );
    expect(outcome).toBe(may.get(`${role} ${action}`) ? 'done' : 'not-permitted');
    expect(await desk.head()).toBe(outcome === 'done' ? before + 1 : before);
  });
});
