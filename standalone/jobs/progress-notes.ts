import { type JobEvent, OverallProgress } from '#core/jobs';
import type { JobStage } from '#core/model';

type Progressed = Extract<JobEvent, { kind: 'progressed' }>;

/** A person notices no more, and a database is glad of every change it is spared. */
const MILLISECONDS_BETWEEN_NOTES = 400;

/** Writes down how far a job is: the latest state, never two at once, at most some two a second. */
export class ProgressNotes {
  readonly #write: (event: Progressed) => Promise<unknown>;
  readonly #onFault: (error: unknown) => void;
  readonly #overall = new OverallProgress();
  #latest: Progressed | undefined;
  #writing: Promise<void> | undefined;
  #isClosed = false;

  constructor(write: (event: Progressed) => Promise<unknown>, onFault: (error: unknown) => void) {
    this.#write = write;
    this.#onFault = onFault;
  }

  note(stage: JobStage, done: number, total: number): void {
    this.#latest = { kind: 'progressed', stage, percent: this.#overall.advance(stage, done, total) };
    if (!this.#isClosed) this.#writing ??= this.#writeOn();
  }

  /** Nothing is written afterwards. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#writing;
  }

  async #writeOn(): Promise<void> {
    try {
      while (this.#latest !== undefined && !this.#isClosed) {
        const event = this.#latest;
        this.#latest = undefined;
        await this.#write(event);
        if (!this.#isClosed) await new Promise((resolve) => setTimeout(resolve, MILLISECONDS_BETWEEN_NOTES));
      }
    } catch (error) {
      this.#onFault(error);
    } finally {
      this.#writing = undefined;
    }
  }
}
