import { spawnSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ValkeyCache, type ValkeySettings } from '#adapters/valkey';
import { suitesNeeding } from '../support/needs.ts';
import { noValkey, startValkey, type TestValkey, valkeyProgram } from '../support/valkey.ts';
import { cacheContract } from './cache.contract.ts';

const key = { tenant: 'acme', project: 'tower', name: 'models' };
const value = new TextEncoder().encode('value');
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

suitesNeeding('Valkey', valkeyProgram !== undefined, noValkey, () => {
  let server: TestValkey;
  let cluster: TestValkey;
  const opened: ValkeyCache[] = [];
  let failures: unknown[] = [];

  beforeAll(async () => {
    server = await startValkey();
    cluster = await startValkey({ isCluster: true });
  });

  afterEach(() => {
    for (const cache of opened.splice(0)) cache.close();
    failures = [];
  });

  afterAll(() => Promise.all([server.stop(), cluster.stop()]));

  function cacheAt(settings: Omit<ValkeySettings, 'onFailure'>): ValkeyCache {
    const cache = new ValkeyCache({ ...settings, onFailure: (error) => void failures.push(error) });
    opened.push(cache);
    return cache;
  }

  const emptied = async (of: TestValkey) => {
    await of.run('FLUSHALL');
    return cacheAt({ url: of.url });
  };

  cacheContract('ValkeyCache', () => emptied(server));
  cacheContract('ValkeyCache on a cluster', () => emptied(cluster));

  describe.each([
    ['a server', () => server],
    ['a cluster', () => cluster],
  ])('ValkeyCache on %s', (_what, of) => {
    it('connects again when its connection was closed', async () => {
      const cache = await emptied(of());
      await cache.set(key, value, 60);
      await of().run('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
      await pause(100);
      expect(await cache.get(key)).toEqual(Buffer.from(value));
      expect(failures).toEqual([]);
    });

    it('asks for a new password at every connection', async () => {
      let password = 'first';
      const passwords: string[] = [];
      const user = async () =>
        of().run('ACL', 'SETUSER', 'iam', 'reset', 'on', `>${password}`, 'allkeys', 'allcommands');
      await user();
      const cache = cacheAt({
        url: of().url.replace('//', '//iam@'),
        password: async () => {
          passwords.push(password);
          return password;
        },
      });
      await cache.set(key, value, 60);
      expect(await cache.get(key)).toEqual(Buffer.from(value));
      password = 'second';
      await user();
      await of().run('CLIENT', 'KILL', 'USER', 'iam');
      await pause(100);
      expect(await cache.get(key)).toEqual(Buffer.from(value));
      expect(new Set(passwords)).toEqual(new Set(['first', 'second']));
      expect(failures).toEqual([]);
    });

    it('knows nothing, and says why, where it may not sign in', async () => {
      const cache = cacheAt({ url: of().url.replace('//', '//iam@'), password: async () => 'wrong' });
      expect(await cache.get(key)).toBeUndefined();
      expect(String(failures[0])).toContain('WRONGPASS');
    });

    it('waits for no server that hangs, and asks it again when it answers', async () => {
      const cache = await emptied(of());
      await cache.set(key, value, 60);
      of().halt();
      try {
        const began = performance.now();
        for (let ask = 0; ask < 20; ask++) expect(await cache.get(key)).toBeUndefined();
        expect(performance.now() - began).toBeLessThan(3000);
        expect(failures).toHaveLength(20);
      } finally {
        of().go();
      }
      for (let tries = 0; tries < 60 && (await cache.get(key)) === undefined; tries++) await pause(100);
      expect(await cache.get(key)).toEqual(Buffer.from(value));
    });
  });

  describe('ValkeyCache', () => {
    it('knows nothing where there is no server, and finds one that comes later', async () => {
      const gone = await startValkey();
      await gone.stop();
      const cache = cacheAt({ url: gone.url });
      const began = performance.now();
      for (let ask = 0; ask < 50; ask++) {
        await cache.set(key, value, 60);
        expect(await cache.get(key)).toBeUndefined();
      }
      await cache.remove(key);
      expect(performance.now() - began).toBeLessThan(2000);
      expect(failures).toHaveLength(101);
      const back = await startValkey({ port: gone.port });
      try {
        for (let tries = 0; tries < 60 && (await cache.get(key)) === undefined; tries++) {
          await pause(100);
          await cache.set(key, value, 60);
        }
        expect(await cache.get(key)).toEqual(Buffer.from(value));
      } finally {
        await back.stop();
      }
    });

    it('keeps what it can when the server refuses to', async () => {
      const full = await startValkey({ args: ['--maxmemory', '12mb', '--maxmemory-policy', 'noeviction'] });
      try {
        const cache = cacheAt({ url: full.url });
        const large = new Uint8Array(2 ** 20);
        for (let number = 0; number < 20; number++) await cache.set({ ...key, name: `n${number}` }, large, 60);
        expect(String(failures[0])).toContain('OOM');
        expect((await cache.get({ ...key, name: 'n0' }))?.length).toBe(large.length);
      } finally {
        await full.stop();
      }
    });

    it('keeps no value that would take too long to fetch', async () => {
      const cache = await emptied(server);
      await cache.set(key, new Uint8Array(4 * 2 ** 20 + 1), 60);
      expect(await cache.get(key)).toBeUndefined();
      expect(failures).toEqual([]);
    });

    it('speaks TLS, to a server whose certificate is trusted and to no other', async () => {
      const secret = await startValkey({ isTls: true });
      try {
        await secret.run('SET', 'acme/tower/models', 'value');
        const url = `rediss://127.0.0.1:${secret.tlsPort}`;
        const cache = cacheAt({ url });
        expect(await cache.get(key)).toBeUndefined();
        expect(String(failures[0])).toMatch(/self-signed certificate/);
        expect(askTrusting(secret.certificate, url)).toBe('value');
      } finally {
        await secret.stop();
      }
    });

    it('tells nothing to a server that does not speak TLS where it should', async () => {
      const cache = cacheAt({ url: server.url.replace('redis:', 'rediss:') });
      expect(await cache.get(key)).toBeUndefined();
      expect(failures).toHaveLength(1);
    });
  });
});

/** What a process of its own gets, because Node learns whom to trust when it starts. */
function askTrusting(certificate: string, url: string): string {
  const asked = spawnSync(process.execPath, ['--import', 'tsx', 'test/support/ask-cache.ts', url], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate },
    encoding: 'utf8',
  });
  return asked.stdout + asked.stderr;
}
