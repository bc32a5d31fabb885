import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Reply } from '../../claim/reply.ts';
import { AssayError } from '../../error.ts';
import { canonicalJson } from '../../value/digest.ts';
import { replies } from '../tables/reply.ts';
import type { Writer } from '../writer.ts';
import { byIds, childrenOf } from './batch.ts';
import { among, insertInto, lazily, type Queries } from './query.ts';

const toReply = (row: typeof replies.$inferSelect): Reply => row;

export function replyReader(queries: Queries) {
  const reply = byIds(
    'reply',
    lazily(() => queries.select().from(replies).where(among(replies.id)).prepare()),
    toReply,
  );
  return {
    getReply: reply.get,
    findReply: reply.find,
    repliesByIds: reply.found,
    repliesOfClaims: childrenOf(
      lazily(() => queries.select().from(replies).where(among(replies.claimId)).orderBy(replies.id).prepare()),
      toReply,
      (row) => row.claimId,
    ),
  };
}

export function replyWriter(queries: Queries): Pick<Writer, 'insertReply' | 'answerReply'> {
  const answer = lazily(() =>
    queries
      .update(replies)
      .set({ answer: sql`${sql.placeholder('answer')}` })
      .where(and(eq(replies.id, sql.placeholder('id')), isNull(replies.answer)))
      .returning({ id: replies.id })
      .prepare(),
  );
  return {
    insertReply: insertInto(queries, replies),
    answerReply: async (id, given) => {
      const answered = await answer().execute({ id, answer: canonicalJson(given) });
      if (answered.length === 0) throw new AssayError('conflict', 'expected a reply on record without an answer');
    },
  };
}
