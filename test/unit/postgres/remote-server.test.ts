import { afterEach, describe, expect, it } from '@jest/globals';
import { type RemoteLocation, remotePool } from '../../../adapters/postgres/remote-server.ts';
import { type Manner, wakingServer } from '../../support/waking-server.ts';

const stops: (() => Promise<unknown>)[] = [];

async function connecting(manners: readonly Manner[], given: Partial<RemoteLocation> = {}) {
  const server = await wakingServer(...manners);
  const pool = remotePool({ url: server.url, ...given }, 0).on('error', () => undefined);
  stops.push(
    () => pool.end(),
    () => server.stop(),
  );
  return { pool, connections: server.connections };
}

describe('a pool of connections to a server', () => {
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  it.each<Manner>(['starting', 'hangs up'])('waits for a server that is %s', async (manner) => {
    const { pool, connections } = await connecting([manner, manner, 'ready'], { patienceMs: 10_000 });
    (await pool.connect()).release();
    expect(connections()).toBe(3);
  });

  it('waits also where a query asks for the connection', async () => {
    const { pool, connections } = await connecting(['starting', 'refuses the password'], { patienceMs: 10_000 });
    await expect(pool.query('SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect(connections()).toBe(2);
  });

  it('gives up when its patience is over, with what the server said last', async () => {
    const { pool, connections } = await connecting(['starting'], { patienceMs: 2000 });
    await expect(pool.connect()).rejects.toMatchObject({ code: '57P03' });
    expect([1, 2, 3, 4]).toContain(connections() - 1);
  });

  it('does not wait where waiting is of no use, nor where nobody asked it to', async () => {
    const refused = await connecting(['refuses the password'], { patienceMs: 10_000 });
    await expect(refused.pool.connect()).rejects.toMatchObject({ code: '28P01' });
    const impatient = await connecting(['starting']);
    await expect(impatient.pool.connect()).rejects.toMatchObject({ code: '57P03' });
    expect([refused.connections(), impatient.connections()]).toEqual([1, 1]);
  });

  it('asks for a password anew for every connection', async () => {
    let tokens = 0;
    const { pool } = await connecting(['ready'], { password: async () => `token ${++tokens}` });
    const { password, user, database, port } = pool.options;
    expect([user, database, typeof port]).toEqual(['someone', 'plinth', 'number']);
    if (typeof password !== 'function') throw new Error('The password is no function.');
    expect([await password(), await password()]).toEqual(['token 1', 'token 2']);
  });

  it('refuses a server that does not encrypt where certificates are given', async () => {
    const { pool } = await connecting(['ready'], { certificateAuthorities: ['none'] });
    expect(pool.options.ssl).toEqual({ ca: ['none'], rejectUnauthorized: true });
    await expect(pool.connect()).rejects.toThrow();
  });
});
