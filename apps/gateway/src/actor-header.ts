import { type Actor, type ActorKind, AssayError, actorKinds, asId, normalForm, type Role, roles } from '@assay/core';
import { addActor } from '@assay/core/commands';
import type { Reader } from '@assay/core/store';
import type { ActorOf, World } from './auth/principal.ts';
import { isLoopback } from './settings.ts';

const header = 'x-assay-actor';

/**
 * Takes who acts from the header `x-assay-actor`: a name, which may be percent-encoded, and perhaps a kind or a role, as
 * in `Ada Author`, `A feed; kind=import` and `Eve; role=reviewer`. Who is not on record introduces themselves by it, a
 * person as an editor unless another role is said. It asks for no proof, so it is for a gateway that only its own machine
 * reaches, under a name of this machine. A page of another site cannot send it: the gateway answers no request for leave
 * to.
 */
export function actorFromHeader(): ActorOf {
  // One after the other, or two first requests of somebody would make two actors of them.
  let last: Promise<unknown> = Promise.resolve();
  return async (request, world, mode) => {
    const given = request.headers.get(header);
    if (given === null || !isLoopback(new URL(request.url).hostname)) return undefined;
    const introduction = asIntroduction(inUtf8(given));
    if (mode === 'look') {
      return world.store.read((reader) => findActor(reader, normalForm(introduction.name), introduction.kind));
    }
    const found = last.then(() => findOrAdd(world, introduction));
    last = found.catch(() => undefined);
    return found;
  };
}

interface Introduction {
  readonly name: string;
  readonly kind: ActorKind;
  readonly role: Role;
}

async function findOrAdd(world: World, introduction: Introduction): Promise<Actor> {
  const { name, kind } = introduction;
  const known = await world.store.read((reader) => findActor(reader, normalForm(name), kind));
  if (known !== undefined) return known;
  const id = world.makeId('actor');
  return addActor({ ...world, open: true, actor: id, makeId: (noun) => asId(noun, id) }, introduction);
}

async function findActor(reader: Reader, form: string, kind: ActorKind): Promise<Actor | undefined> {
  for (let after: Actor['id'] | null = null; ; ) {
    const page: { readonly items: readonly Actor[]; readonly hasNext: boolean } = await reader.actorsPage({
      first: 100,
      after,
      filter: { kinds: [kind] },
    });
    const found = page.items.find(({ name }) => normalForm(name) === form);
    if (found !== undefined || !page.hasNext) return found;
    after = page.items.at(-1)?.id ?? null;
  }
}

function asIntroduction(given: string): Introduction {
  const [encoded = '', ...rest] = given.split(';').map((part) => part.trim());
  const said = new Map(rest.map((part): [string, string] => [/^(kind|role)=/.exec(part)?.[1] ?? part, part.slice(5)]));
  const kind = actorKinds.find((one) => one === (said.get('kind') ?? 'person'));
  const role = roles.find((one) => one === (said.get('role') ?? (kind === 'person' ? 'editor' : 'bot')));
  const name = decoded(encoded);
  said.delete('kind');
  said.delete('role');
  if (kind === undefined || role === undefined || name === undefined || normalForm(name) === '' || said.size > 0) {
    const kinds = `kind=KIND (one of ${actorKinds.join(', ')}) or role=ROLE (one of ${roles.join(', ')})`;
    throw new AssayError('invalid-input', `expected the header ${header} as NAME, or NAME; and ${kinds}`);
  }
  return { name, kind, role };
}

/** Headers are read as Latin-1; many clients send UTF-8. */
function inUtf8(given: string): string {
  const text = Buffer.from(given, 'latin1').toString();
  return text.includes('\ufffd') ? given : text;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
