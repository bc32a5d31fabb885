import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { definePolicy } from '../policy/policy.ts';
import { recommended } from '../policy/presets.ts';
import { newestVintage } from '../policy/rules/evidence.ts';
import { approvalsByOthers } from '../policy/rules/review.ts';
import type { Reader } from '../store/reader.ts';
import { restrictReader } from '../store/restrict-reader.ts';
import { correction, createVerdictDesk, type VerdictDesk } from '../testing/verdict-desk.ts';
import { asInstant } from '../value/instant.ts';
import { audienceOf } from '../verdict/visibility.ts';
import { attachEvidence } from './attach-evidence.ts';
import { correctVerdict } from './correct-verdict.ts';
import { checkBeforePublication } from './judge-publication.ts';
import { loadTable } from './load-table.ts';
import { openFindings } from './open-findings.ts';
import { proposeVerdict } from './propose-verdict.ts';

let desk: VerdictDesk;
beforeEach(async () => {
  desk = await createVerdictDesk();
});
afterEach(() => desk.close());

const schema = { country: { type: 'text', vocabulary: ['CN', 'US'], required: true } } as const;
const rules = [approvalsByOthers, newestVintage];
const plain = definePolicy({ id: 'desk', version: 1, extends: rules });
const now = (policy = plain, most = 100) => ({ policy, at: asInstant(desk.env.now()), most });
const look = (policy = plain) => desk.store.read((reader) => openFindings(reader, now(policy)));

/** A claim with evidence for it in a table of two editions, of which the second may be loaded later. */
async function aTable(name: string) {
  const given = await desk.aCase();
  const edition = async (vintage: string) => {
    const head = { name, title: name, sourceId: given.source.id, vintage, publishedOn: vintage };
    return (await loadTable(desk.env, { ...head, schema, rows: [['CN'], [vintage < '2024' ? 'CN' : 'US']] })).table;
  };
  const first = await edition('2023');
  const { id } = await attachEvidence(desk.env, {
    kind: 'table',
    stance: 'supports',
    claimId: given.claim.id,
    tableId: first.id,
  });
  const verdict = { ...given.verdict, reasons: [{ text: 'So it is counted.', evidence: [id, given.evidence.id] }] };
  return { ...given, verdict, edition };
}

/** What a filter finds, in its list, its count and its facets, which agree. */
async function filtered(is: boolean, policy = plain, view = (reader: Reader) => reader) {
  const open = await look(policy);
  return desk.store.read(async (whole) => {
    const reader = view(whole);
    const filter = { hasFindings: { is, open } };
    const { items } = await reader.claimsPage({ first: 50, filter });
    expect(await reader.countClaims(filter, 50)).toBe(items.length);
    const facet = await reader.countClaimsBy('state', filter, 50);
    expect(facet.reduce((sum, { count }) => sum + count, 0)).toBe(items.length);
    return new Set(items.map(({ id }) => id));
  });
}

describe('open findings', () => {
  it('come and go with what is on record, though nothing happened to the verdict', async () => {
    const one = await aTable('one');
    const other = await aTable('other');
    for (const { verdict } of [one, other]) await proposeVerdict(desk.env, verdict);
    const both = new Set([one.claim.id, other.claim.id]);
    expect([await look(), await filtered(true), await filtered(false)]).toEqual([[], new Set(), both]);
    await one.edition('2024');
    expect([await look(), await filtered(true), await filtered(false)]).toEqual([
      [one.claim.id],
      new Set([one.claim.id]),
      new Set([other.claim.id]),
    ]);
    const expires = asInstant(desk.env.now() + 1000);
    const suppression = { rule: newestVintage.id, claim: one.claim.id, reason: 'On purpose.', expires };
    const lenient = definePolicy({ id: 'desk', version: 1, extends: rules, suppressions: [suppression] });
    expect(await look(lenient)).toEqual([]);
    desk.tick(1000);
    expect(await look(lenient)).toEqual([one.claim.id]);
  });

  it('are those that a check before publication finds, approvals aside', async () => {
    const { verdict, edition } = await aTable('one');
    await proposeVerdict(desk.env, verdict);
    await edition('2024');
    await desk.approved(await desk.propose());
    await desk.propose();
    for (const policy of [plain, recommended]) {
      const found = new Set(await look(policy));
      const { items } = await desk.store.read((reader) => reader.verdictsPage({ first: 9 }));
      for (const { id, claimId } of items) {
        const check = await desk.store.read(async (reader) => {
          const revision = (await reader.currentRevisionsOfVerdicts([id])).get(id);
          return checkBeforePublication(reader, { revisionId: revision?.id }, now(policy));
        });
        const ofRules = new Set<string>(policy.rules.map((rule) => rule.id));
        const others = check.findings.filter(({ rule }) => ofRules.has(rule) && rule !== approvalsByOthers.id);
        expect(found.has(claimId)).toBe(others.length > 0);
      }
    }
  });

  it('are of the revision under work where another stands, and of what was let pass where none is', async () => {
    const { claim, verdict, edition } = await aTable('one');
    const { id: seen } = await desk.publish(await desk.approved(await proposeVerdict(desk.env, verdict)));
    await edition('2024');
    const published = await filtered(true);
    await correctVerdict(desk.env, { ...verdict, correction, seen });
    expect(await look()).toEqual([claim.id]);
    expect(await filtered(true)).toEqual(new Set([claim.id]));
    expect(await filtered(false)).toEqual(new Set());
    // Two independent origins are asked for, and a lack of them was let pass.
    expect(published).toEqual(new Set([claim.id]));
  });

  it('are nothing to the public', async () => {
    const { verdict, edition } = await aTable('one');
    const { id: seen } = await desk.publish(await desk.approved(await proposeVerdict(desk.env, verdict)));
    await edition('2024');
    await correctVerdict(desk.env, { ...verdict, correction, seen });
    const publicly = (reader: Reader) => restrictReader(reader, audienceOf('reader'));
    for (const is of [true, false]) expect(await filtered(is, plain, publicly)).toEqual(new Set());
  });

  it('are looked for in no more verdicts than asked, a few at a time', async () => {
    for (let index = 0; index < 11; index += 1) await desk.propose();
    await expect(desk.store.read((reader) => openFindings(reader, now(plain, 10)))).rejects.toMatchObject({
      code: 'limit-exceeded',
    });
    const pause = () => Promise.reject(new RangeError('nobody waits'));
    const given = { ...now(recommended), pause };
    await expect(desk.store.read((reader) => openFindings(reader, given))).rejects.toThrow(RangeError);
  });
});
