import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryCache } from '#adapters/memory';

const keyOf = (name: string) => ({ tenant: 'acme', project: 'tower', name });
const kilobyte = new Uint8Array(1000);

/** Which of the names are kept. */
async function kept(cache: MemoryCache, ...names: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) if ((await cache.get(keyOf(name))) !== undefined) found.push(name);
  return found;
}

describe('MemoryCache', () => {
  it('forgets first what was not asked for the longest', async () => {
    const cache = new MemoryCache(4000);
    for (const name of ['a', 'b', 'c']) await cache.set(keyOf(name), kilobyte, 60);
    await cache.get(keyOf('a'));
    await cache.set(keyOf('d'), kilobyte, 60);
    expect(await kept(cache, 'a', 'b', 'c', 'd')).toEqual(['a', 'c', 'd']);
  });

  it('keeps nothing that is larger than all of it, and forgets what that would have replaced', async () => {
    const cache = new MemoryCache(2000);
    await cache.set(keyOf('a'), kilobyte, 60);
    await cache.set(keyOf('b'), new Uint8Array(2000), 60);
    expect(await kept(cache, 'a', 'b')).toEqual(['a']);
    await cache.set(keyOf('a'), new Uint8Array(2000), 60);
    expect(await kept(cache, 'a')).toEqual([]);
    expect(cache.bytes).toBe(0);
  });

  it('keeps a value for its time', async () => {
    let now = 0;
    const cache = new MemoryCache(2000, () => now);
    await cache.set(keyOf('a'), kilobyte, 10);
    now = 9999;
    expect(await kept(cache, 'a')).toEqual(['a']);
    now = 10_000;
    expect(await kept(cache, 'a')).toEqual([]);
    expect(cache.bytes).toBe(0);
  });

  it('never has more bytes than it may, and counts them all', async () => {
    const change = fc.record({
      kind: fc.constantFrom('get', 'set', 'remove'),
      name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      size: fc.integer({ min: 0, max: 3000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 50 }), async (changes) => {
        const cache = new MemoryCache(5000);
        for (const { kind, name, size } of changes) {
          if (kind === 'get') await cache.get(keyOf(name));
          else if (kind === 'set') await cache.set(keyOf(name), new Uint8Array(size), 60);
          else await cache.remove(keyOf(name));
          expect(cache.bytes).toBeLessThanOrEqual(5000);
        }
        for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await cache.remove(keyOf(name));
        expect(cache.bytes).toBe(0);
      }),
    );
  });
});
