import type { IdleGate } from './idle-gate.ts';

export interface HousekeepingSources {
  /** What may be done while files are converted. */
  readonly beside: () => Promise<void>;
  /** What may not. */
  readonly alone: () => Promise<void>;
  readonly gate: IdleGate;
  readonly onFault: (error: unknown) => void;
}

const HOUR_MS = 3_600_000;

/** Removes what nobody needs any more: at the start, every hour, and after something was deleted. */
export class Housekeeping {
  readonly #sources: HousekeepingSources;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #isWaiting = false;
  #isStopped = false;

  constructor(sources: HousekeepingSources) {
    this.#sources = sources;
  }

  start(): void {
    const round = () => {
      this.#run(this.#sources.beside);
      this.soon();
    };
    this.#timer = setInterval(round, HOUR_MS).unref();
    round();
  }

  /** What has become unused is removed as soon as no file is being converted. */
  soon(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    void this.#sources.gate.alone(() => {
      this.#isWaiting = false;
      this.#run(this.#sources.alone);
      return this.#running;
    });
  }

  /** Resolves when nothing is under way, and nothing more will be. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** One task after the other. */
  #run(task: () => Promise<void>): void {
    this.#running = this.#running.then(() => (this.#isStopped ? undefined : task())).catch(this.#sources.onFault);
  }
}
