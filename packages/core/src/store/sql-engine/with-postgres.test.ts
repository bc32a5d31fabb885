import { describe, expect, it } from 'vitest';
import { withPostgres } from './with-postgres.ts';

const never = () => Promise.reject(new Error('no work is done'));

describe('a PostgreSQL server', () => {
  it.each(['mysql://a@b/c', 'localhost', 'postgres://', 'postgres://a b'])(
    'has an address, and %s is none',
    async (at) => {
      await expect(withPostgres(at, never)).rejects.toMatchObject({ code: 'invalid-input' });
    },
  );

  it('needs the package pg', async () => {
    const missing = withPostgres('postgres://localhost/x', never, () => Promise.reject(new Error('not installed')));
    await expect(missing).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('that is not there is refused without its address', async () => {
    const nowhere = withPostgres('postgres://me:s3cret@%2Fno%2Fsuch%2Ffolder/x', never);
    await expect(nowhere).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.not.stringContaining('s3cret'),
    });
  });
});
