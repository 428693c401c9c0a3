import type { CacheKey } from '#core/model';

/**
 * Keeps values that can be made again, and may forget any of them at any time. Nothing of it ever rejects: a cache that
 * is out of order is one that knows nothing.
 */
export interface Cache {
  get(key: CacheKey): Promise<Uint8Array | undefined>;
  set(key: CacheKey, value: Uint8Array, seconds: number): Promise<void>;
  /** Nothing where there is none. */
  remove(key: CacheKey): Promise<void>;
}
