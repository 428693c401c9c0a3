import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { MemoryCache } from '#adapters/memory';
import { ComputedValues } from '#core/caching';
import type { Cache } from '#core/ports';

const key = { tenant: 'acme', project: 'tower', name: 'classes' };
const Counts = z.object({ doors: z.number() });

/** Computes again and again, each time a larger number. */
function counting(cache: Cache = new MemoryCache(2 ** 20)) {
  const values = new ComputedValues(cache);
  let computed = 0;
  const ask = (compute = async (): Promise<{ doors: number } | undefined> => ({ doors: ++computed })) =>
    values.getOrCompute(key, Counts, compute);
  return { values, ask, cache };
}

/** A computation that ends when it is told to. */
function held<T>() {
  const { promise, resolve, reject } = withResolvers<T>();
  return { compute: () => promise, resolve, reject };
}

function withResolvers<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    [resolve, reject] = [yes, no];
  });
  return { promise, resolve, reject };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a computed value', () => {
  it('is computed once, and kept', async () => {
    const { ask, values } = counting();
    expect([await ask(), await ask(), await ask()]).toEqual([{ doors: 1 }, { doors: 1 }, { doors: 1 }]);
    expect(values.takeCounts()).toEqual({ hits: 2, misses: 1, joined: 0 });
    expect(values.takeCounts()).toEqual({ hits: 0, misses: 0, joined: 0 });
  });

  it('is computed once however many ask for it at once', async () => {
    const { ask, values } = counting();
    const { compute, resolve } = held<{ doors: number }>();
    const asked = Array.from({ length: 10 }, () => ask(compute));
    resolve({ doors: 7 });
    expect(await Promise.all(asked)).toEqual(Array(10).fill({ doors: 7 }));
    expect(values.takeCounts()).toEqual({ hits: 0, misses: 1, joined: 9 });
  });

  it('may be that there is none, which is kept too', async () => {
    const { ask, values } = counting();
    expect(await ask(async () => undefined)).toBeUndefined();
    expect(await ask()).toBeUndefined();
    expect(values.takeCounts()).toEqual({ hits: 1, misses: 1, joined: 0 });
  });

  it('is kept for two hours, and that there is none for a minute, unless told otherwise', async () => {
    const seconds: number[] = [];
    const cache: Cache = {
      get: async () => undefined,
      set: async (_key, _value, time) => void seconds.push(time),
      remove: async () => undefined,
    };
    const { ask, values } = counting(cache);
    await ask();
    await ask(async () => undefined);
    await values.getOrCompute(key, Counts, async () => ({ doors: 1 }), { found: 5, missing: 1 });
    expect(seconds).toEqual([7200, 60, 5]);
  });

  it('is computed again after a failure, of which everybody hears who waited', async () => {
    const { ask } = counting();
    const { compute, reject } = held<{ doors: number }>();
    const asked = [ask(compute), ask(compute)];
    reject(new Error('the database is away'));
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await ask()).toEqual({ doors: 1 });
  });

  it.each([
    ['of another form', '{"value":{"windows":3}}'],
    ['no JSON', 'value'],
    ['no envelope', '3'],
  ])('is computed anew where what was kept is %s', async (_what, kept) => {
    const { ask, cache } = counting();
    await cache.set(key, Buffer.from(kept), 60);
    expect(await ask()).toEqual({ doors: 1 });
    expect(await ask()).toEqual({ doors: 1 });
  });

  it('is forgotten when told, even while it is being computed', async () => {
    const { ask, values } = counting();
    await ask();
    await values.forget(key);
    const { compute, resolve } = held<{ doors: number }>();
    const outdated = ask(compute);
    await turn();
    await values.forget(key);
    const fresh = ask();
    resolve({ doors: 100 });
    expect(await outdated).toEqual({ doors: 100 });
    expect(await fresh).toEqual({ doors: 2 });
    expect(await ask()).toEqual({ doors: 2 });
  });

  it('is computed as well where the cache knows nothing at all', async () => {
    const nothing: Cache = { get: async () => undefined, set: async () => undefined, remove: async () => undefined };
    const { ask } = counting(nothing);
    expect([await ask(), await ask()]).toEqual([{ doors: 1 }, { doors: 2 }]);
  });
});
