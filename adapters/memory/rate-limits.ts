import { type RateLimit, type Taken, takeToken } from '#core/model';
import type { RateLimits } from '#core/ports';

/** So many buckets are kept before those that are full again, and so say nothing, are looked for. */
const USUAL_SIZE = 1_000;

/** Counts in this process only: for an edition that is one process. */
export class MemoryRateLimits implements RateLimits {
  readonly #fullAt = new Map<string, number>();
  #sweepAt = USUAL_SIZE;

  async take(bucket: string, limit: RateLimit, now: Date): Promise<Taken> {
    const { fullAt, taken } = takeToken(this.#fullAt.get(bucket), limit, now.getTime());
    this.#fullAt.set(bucket, fullAt);
    if (this.#fullAt.size > this.#sweepAt) this.#sweep(now.getTime());
    return taken;
  }

  /** Whatever number of addresses asks, memory holds those of the last minutes only. */
  #sweep(now: number): void {
    for (const [bucket, fullAt] of this.#fullAt) if (fullAt <= now) this.#fullAt.delete(bucket);
    this.#sweepAt = Math.max(USUAL_SIZE, 2 * this.#fullAt.size);
  }
}
