import { type CacheKey, cachePath } from '#core/model';
import type { Cache } from '#core/ports';

interface Entry {
  readonly value: Uint8Array;
  readonly until: number;
}

/** What an entry takes beside its value: some objects, and the key at two bytes a character. */
const ENTRY_BYTES = 200;
const bytesOf = (path: string, { value }: Entry) => ENTRY_BYTES + 2 * path.length + value.length;

/** Keeps values in memory, up to so many bytes; what was not asked for the longest goes first. */
export class MemoryCache implements Cache {
  /** In the order of their last use. */
  readonly #entries = new Map<string, Entry>();
  readonly #mostBytes: number;
  readonly #now: () => number;
  #bytes = 0;

  /** @param now milliseconds, of a clock that only goes forward. */
  constructor(mostBytes: number, now: () => number = () => performance.now()) {
    this.#mostBytes = mostBytes;
    this.#now = now;
  }

  /** Of all entries; never more than it may be. */
  get bytes(): number {
    return this.#bytes;
  }

  async get(key: CacheKey): Promise<Uint8Array | undefined> {
    const path = cachePath(key);
    const entry = this.#entries.get(path);
    if (entry === undefined) return undefined;
    this.#take(path, entry);
    if (entry.until <= this.#now()) return undefined;
    this.#put(path, entry);
    return entry.value.slice();
  }

  async set(key: CacheKey, value: Uint8Array, seconds: number): Promise<void> {
    const path = cachePath(key);
    const entry = { value: value.slice(), until: this.#now() + seconds * 1000 };
    this.#take(path, this.#entries.get(path));
    if (bytesOf(path, entry) > this.#mostBytes) return;
    this.#put(path, entry);
    for (const [oldest, other] of this.#entries) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#take(oldest, other);
    }
  }

  async remove(key: CacheKey): Promise<void> {
    const path = cachePath(key);
    this.#take(path, this.#entries.get(path));
  }

  #put(path: string, entry: Entry): void {
    this.#entries.set(path, entry);
    this.#bytes += bytesOf(path, entry);
  }

  #take(path: string, entry: Entry | undefined): void {
    if (entry === undefined) return;
    this.#entries.delete(path);
    this.#bytes -= bytesOf(path, entry);
  }
}
