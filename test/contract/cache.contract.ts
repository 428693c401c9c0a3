import { describe, expect, it } from '@jest/globals';
import type { CacheKey } from '#core/model';
import type { Cache } from '#core/ports';

const key: CacheKey = { tenant: 'acme', project: 'tower', name: 'models' };
const bytes = (text: string) => new TextEncoder().encode(text);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function text(cache: Cache, at: CacheKey): Promise<string | undefined> {
  const found = await cache.get(at);
  return found && new TextDecoder().decode(found);
}

/** What every Cache promises; run against each adapter. `open` gives an empty one. */
export function cacheContract(name: string, open: () => Promise<Cache>): void {
  describe(`${name} as a Cache`, () => {
    it('gives back what was set, of any bytes, none included', async () => {
      const cache = await open();
      const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
      await cache.set(key, every, 60);
      expect([...((await cache.get(key)) ?? [])]).toEqual([...every]);
      await cache.set(key, new Uint8Array(), 60);
      expect((await cache.get(key))?.length).toBe(0);
    });

    it('knows nothing of what was never set', async () => {
      expect(await (await open()).get(key)).toBeUndefined();
    });

    it('replaces, and forgets what is removed', async () => {
      const cache = await open();
      await cache.set(key, bytes('old'), 60);
      await cache.set(key, bytes('new'), 60);
      expect(await text(cache, key)).toBe('new');
      await cache.remove(key);
      await cache.remove(key);
      expect(await cache.get(key)).toBeUndefined();
    });

    it('forgets a value when its time is over', async () => {
      const cache = await open();
      await cache.set(key, bytes('short'), 0.2);
      expect(await text(cache, key)).toBe('short');
      await pause(300);
      expect(await cache.get(key)).toBeUndefined();
    });

    it('keeps tenants, projects and names apart, whatever is in a name', async () => {
      const cache = await open();
      const names = ['a', 'A', 'a b', '{a}', 'a/b', 'ä\n', '*'];
      for (const one of names) await cache.set({ ...key, name: one }, bytes(one), 60);
      for (const one of names) expect(await text(cache, { ...key, name: one })).toBe(one);
      expect(await text(cache, { ...key, tenant: 'other', name: 'a' })).toBeUndefined();
      expect(await text(cache, { ...key, project: 'other', name: 'a' })).toBeUndefined();
    });

    it('is not changed by what happens to bytes after they were given or taken', async () => {
      const cache = await open();
      const given = bytes('abc');
      await cache.set(key, given, 60);
      given.fill(0);
      (await cache.get(key))?.fill(0);
      expect(await text(cache, key)).toBe('abc');
    });

    it('answers many at once', async () => {
      const cache = await open();
      const keys = Array.from({ length: 200 }, (_, number) => ({ ...key, name: `n${number}` }));
      await Promise.all(keys.map((one) => cache.set(one, bytes(one.name), 60)));
      expect(await Promise.all(keys.map((one) => text(cache, one)))).toEqual(keys.map((one) => one.name));
    });
  });
}
