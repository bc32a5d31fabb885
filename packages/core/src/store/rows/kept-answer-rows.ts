import { and, gte, sql } from 'drizzle-orm';
import type { Id } from '../../value/id.ts';
import type { Instant } from '../../value/instant.ts';
import { keptAnswers } from '../tables/kept-answer.ts';
import type { KeptAnswer, Writer } from '../writer.ts';
import { boundLimit, is, lazily, type Queries } from './query.ts';

export function keptAnswerWriter(queries: Queries): Pick<Writer, 'findKeptAnswer' | 'keepAnswer' | 'sweepKeptAnswers'> {
  const value = sql.placeholder;
  const find = lazily(() =>
    queries
      .select()
      .from(keptAnswers)
      .where(and(is(keptAnswers.actorId, 'actorId'), is(keptAnswers.key, 'key'), gte(keptAnswers.at, value('since'))))
      .prepare(),
  );
  const keep = lazily(() =>
    queries
      .insert(keptAnswers)
      .values({
        actorId: value('actorId'),
        key: value('key'),
        request: value('request'),
        answer: value('answer'),
        at: value('at'),
      })
      .onConflictDoUpdate({
        target: [keptAnswers.actorId, keptAnswers.key],
        set: { request: sql`excluded.request`, answer: sql`excluded.answer`, at: sql`excluded.at` },
      })
      .prepare(),
  );
  const oldest = queries
    .select({ rowid: sql`rowid` })
    .from(keptAnswers)
    .where(sql`${keptAnswers.at} < ${value('before')}`)
    .orderBy(keptAnswers.at)
    .limit(boundLimit);
  const sweep = lazily(() => queries.delete(keptAnswers).where(sql`rowid in ${oldest}`).prepare());
  return {
    findKeptAnswer: async (actorId: Id<'actor'>, key: string, since: Instant) =>
      (await find().execute({ actorId, key, since }))[0],
    keepAnswer: async (kept: KeptAnswer) => {
      await keep().execute({ ...kept });
    },
    sweepKeptAnswers: async (before: Instant, most: number) => {
      await sweep().execute({ before, limit: most });
    },
  };
}
