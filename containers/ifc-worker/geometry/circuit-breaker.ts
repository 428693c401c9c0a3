/** So many jobs in a row, each another one, have to fail by the engine before it is paused. */
const MOST_FAILURES = 5;
const PAUSE_MS = 60_000;

/**
 * Keeps jobs from waiting for an engine that is broken. Five failures in a row open it for 60 s; the first job after
 * that tries the engine again, and its failure opens it at once. One job that fails again and again counts once: that
 * says something of its file, not of the engine.
 */
export class CircuitBreaker {
  readonly #now: () => number;
  readonly #failed = new Set<string>();
  #openedAt = Number.NEGATIVE_INFINITY;

  /** @param now milliseconds of a clock that never goes back. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Whether the engine is to be left alone. */
  get isOpen(): boolean {
    return this.#now() - this.#openedAt < PAUSE_MS;
  }

  /** The engine has served a job. */
  succeed(): void {
    this.#failed.clear();
  }

  /** The engine has not served this job. */
  fail(jobId: string): void {
    this.#failed.add(jobId);
    if (this.#failed.size >= MOST_FAILURES) this.#openedAt = this.#now();
  }
}

/** What is said of every product while the engine is paused. */
export const PAUSE_REASON = `The geometry engine failed on ${MOST_FAILURES} files in a row and was paused for ${PAUSE_MS / 1000} s.`;
