import * as z from 'zod';
import { type CacheKey, cachePath } from '#core/model';
import type { Cache } from '#core/ports';

/** How long a value is kept, in seconds. */
export interface Lifetimes {
  readonly found: number;
  /** That there is nothing. Shorter: what is missing may come. */
  readonly missing: number;
}

export const usualLifetimes: Lifetimes = { found: 7200, missing: 60 };

/** How often a value was asked for. */
export interface CacheCounts {
  /** It was there, or it was known that there is none. */
  readonly hits: number;
  /** It was computed. */
  readonly misses: number;
  /** Somebody else of this process was computing it already. */
  readonly joined: number;
}

const none: CacheCounts = { hits: 0, misses: 0, joined: 0 };

/**
 * Computes values once and keeps them in a cache, that there is no such value included. However many ask for one at once,
 * it is computed once in this process; of several processes each computes it.
 */
export class ComputedValues {
  readonly #cache: Cache;
  readonly #flights = new Map<string, Promise<unknown>>();
  #counts = none;

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  /**
   * @param schema of the value. What does not have its form, as from an earlier release, is computed anew.
   * @param compute undefined: there is none. What it throws everybody gets who waits for it, and nothing is kept.
   */
  getOrCompute<T>(
    key: CacheKey,
    schema: z.ZodType<T>,
    compute: () => Promise<T | undefined>,
    lifetimes: Lifetimes = usualLifetimes,
  ): Promise<T | undefined> {
    const path = cachePath(key);
    const flight = this.#flights.get(path);
    if (flight !== undefined) {
      this.#count('joined');
      return flight as Promise<T | undefined>; // one key is of one type
    }
    const started: Promise<T | undefined> = this.#lookUp(
      key,
      schema,
      compute,
      lifetimes,
      () => this.#flights.get(path) === started,
    ).finally(() => {
      if (this.#flights.get(path) === started) this.#flights.delete(path);
    });
    this.#flights.set(path, started);
    return started;
  }

  /** What is being computed at this moment is still given to those who wait for it, and not kept. */
  async forget(key: CacheKey): Promise<void> {
    this.#flights.delete(cachePath(key));
    await this.#cache.remove(key);
  }

  /** Of the time since the last call. */
  takeCounts(): CacheCounts {
    const counts = this.#counts;
    this.#counts = none;
    return counts;
  }

  async #lookUp<T>(
    key: CacheKey,
    schema: z.ZodType<T>,
    compute: () => Promise<T | undefined>,
    lifetimes: Lifetimes,
    isWanted: () => boolean,
  ): Promise<T | undefined> {
    const kept = read(await this.#cache.get(key), schema);
    if (kept !== undefined) {
      this.#count('hits');
      return kept.value;
    }
    this.#count('misses');
    const value = await compute();
    const seconds = value === undefined ? lifetimes.missing : lifetimes.found;
    if (isWanted()) await this.#cache.set(key, write(value), seconds);
    return value;
  }

  #count(what: keyof CacheCounts): void {
    this.#counts = { ...this.#counts, [what]: this.#counts[what] + 1 };
  }
}

const write = (value: unknown): Uint8Array => Buffer.from(JSON.stringify({ value }));

function read<T>(bytes: Uint8Array | undefined, schema: z.ZodType<T>): { readonly value?: T | undefined } | undefined {
  if (bytes === undefined) return undefined;
  try {
    return z.object({ value: schema.optional() }).safeParse(JSON.parse(Buffer.from(bytes).toString())).data;
  } catch {
    return undefined; // not JSON: of somebody else
  }
}
