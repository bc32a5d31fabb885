import type { Role } from '../access/role.ts';
import type { Actor } from '../actor.ts';
import { asText } from '../value/text.ts';
import { type CommandEnvironment, write } from './command.ts';
import { textLimits } from './input.ts';

/** Somebody another service has just vouched for. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  /** What they become where nobody knows them; `null`: they stay unknown. */
  readonly role: Exclude<Role, 'bot'> | null;
}

/**
 * Who a subject of another service is; one that is new introduces themselves with the role given. Call it only with what
 * a checked token says.
 *
 * @throws AssayError `invalid-text` where somebody new has a name that is none
 */
export async function findOrIntroduce(
  env: Omit<CommandEnvironment, 'actor' | 'scopes'>,
  { issuer, subject, name, role }: Vouched,
): Promise<Actor | undefined> {
  const known = await env.store.read((reader) => reader.findActorByIdentity(issuer, subject));
  if (known !== undefined || role === null) return known;
  const actor: Actor = { id: env.makeId('actor'), name: asText(name, { max: textLimits.name }), kind: 'person', role };
  return write({ ...env, actor: actor.id }, async ({ writer, at, record }) => {
    // Somebody's first requests may come two at once.
    const meanwhile = await writer.findActorByIdentity(issuer, subject);
    if (meanwhile !== undefined) return meanwhile;
    await writer.insertActor(actor);
    await writer.insertIdentity({ issuer, subject, actorId: actor.id, linkedAt: at });
    await record({ kind: 'actor-added', noun: 'actor', id: actor.id, detail: { role } });
    await record({ kind: 'identity-linked', noun: 'actor', id: actor.id, detail: { issuer } });
    return actor;
  });
}
