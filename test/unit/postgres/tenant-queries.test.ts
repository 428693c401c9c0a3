import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import type { SteadyPool } from '../../../adapters/postgres/restarts.ts';
import { asTenant } from '../../../adapters/postgres/tenant-queries.ts';

/** Connections that write down what they are told; `answer` may throw. */
function poolOf(answer: (text: string, asked: number) => void, restarts = 1) {
  const said: string[] = [];
  const thrownAway: boolean[] = [];
  const connect = async () =>
    Object.assign(new EventEmitter(), {
      query: async (text: string) => {
        said.push(text);
        answer(text, said.filter((one) => one === text).length);
        return { rows: [{ text }], rowCount: 1 };
      },
      release: (failure: unknown) => thrownAway.push(failure !== undefined),
    });
  return { pool: { connect, restarts } as unknown as SteadyPool, said, thrownAway };
}

const restarted = () => Object.assign(new Error('restarted'), { code: '57P01' });
const begin = `BEGIN; SET LOCAL ROLE plinth_worker; SET LOCAL plinth.tenant = 'acme'`;

describe('the queries of a tenant', () => {
  it('name it, in a transaction each', async () => {
    const { pool, said } = poolOf(() => undefined);
    expect((await asTenant(pool, 'acme').query('SELECT 1')).rows).toEqual([{ text: 'SELECT 1' }]);
    expect(said).toEqual([begin, 'SELECT 1', 'COMMIT']);
  });

  it('have settings of their own where they need them', async () => {
    const { pool, said } = poolOf(() => undefined);
    await asTenant(pool, 'acme', ['plan_cache_mode = auto']).query('SELECT 1');
    expect(said).toEqual([`${begin}; SET LOCAL plan_cache_mode = auto`, 'SELECT 1', 'COMMIT']);
  });

  it.each([begin, 'SELECT 1'])(
    'are asked again as a whole where %j met a restart, as often as the pool says',
    async (at) => {
      const once = poolOf((text, asked) => {
        if (text === at && asked === 1) throw restarted();
      });
      await asTenant(once.pool, 'acme').query('SELECT 1');
      expect(once.said.slice(-3)).toEqual([begin, 'SELECT 1', 'COMMIT']);
      const always = poolOf((text) => {
        if (text === at) throw restarted();
      }, 2);
      const given = asTenant(always.pool, 'acme').query('SELECT 1');
      await expect(given).rejects.toMatchObject({ name: 'StoreProblem', kind: 'unavailable' });
      expect(always.said.filter((text) => text === at)).toHaveLength(3);
    },
  );

  it('that hold together wait for their turn again, but what has begun is not done twice', async () => {
    const waiting = poolOf((text, asked) => {
      if (text === begin && asked === 1) throw restarted();
    });
    await asTenant(waiting.pool, 'acme').transaction((client) => client.query('UPDATE a'));
    expect(waiting.said).toEqual([begin, begin, 'UPDATE a', 'COMMIT']);
    const begun = poolOf((text) => {
      if (text !== begin) throw restarted();
    });
    const given = asTenant(begun.pool, 'acme').transaction((client) => client.query('UPDATE a'));
    await expect(given).rejects.toMatchObject({ kind: 'unavailable' });
    expect(begun.said).toEqual([begin, 'UPDATE a', 'ROLLBACK']);
    expect(begun.thrownAway).toEqual([true]);
  });

  it('are undone where one of them fails, and the connection stays', async () => {
    const { pool, said, thrownAway } = poolOf((text) => {
      if (text === 'bad') throw Object.assign(new Error('no such column'), { code: '42703' });
    });
    await expect(asTenant(pool, 'acme').query('bad')).rejects.toThrow('no such column');
    expect([said.at(-1), thrownAway]).toEqual(['ROLLBACK', [false]]);
  });

  it('name nothing that would have to be quoted', () => {
    const { pool } = poolOf(() => undefined);
    expect(() => asTenant(pool, `a'; DROP TABLE plinth.models`)).toThrow();
  });
});
