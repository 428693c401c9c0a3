import type { JobStage } from '#core/model';
import type { JobEvent } from './events.ts';
import { OverallProgress } from './overall-progress.ts';

type Progressed = Extract<JobEvent, { kind: 'progressed' }>;

/** A person notices no more, and a database is glad of every change it is spared. */
const MILLISECONDS_BETWEEN_NOTES = 400;

/** Writes down how far a job is: the latest state, never two at once, at most some two a second. */
export class ProgressNotes {
  readonly #write: (event: Progressed) => Promise<unknown>;
  readonly #onFault: (error: unknown) => void;
  readonly #overall = new OverallProgress();
  #last: Progressed = { kind: 'progressed', stage: 'index', percent: 0 };
  #latest: Progressed | undefined;
  #writing: Promise<void> | undefined;
  #isClosed = false;

  constructor(write: (event: Progressed) => Promise<unknown>, onFault: (error: unknown) => void) {
    this.#write = write;
    this.#onFault = onFault;
  }

  note(stage: JobStage, done: number, total: number): void {
    const percent = this.#overall.advance(stage, done, total);
    this.#note({ kind: 'progressed', stage: this.#overall.stage, percent });
  }

  /** Writes the last note again: the work goes on, though there is nothing new to be told. */
  repeat(): void {
    this.#note(this.#last);
  }

  /** Nothing is written afterwards. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#writing;
  }

  #note(event: Progressed): void {
    this.#last = event;
    this.#latest = event;
    if (!this.#isClosed) this.#writing ??= this.#writeOn();
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
