/** The stages that take time, in the order in which they begin; data and geometry run side by side. */
export type StageName = 'index' | 'data' | 'geometry' | 'write';

/** How far one stage is. */
export interface Progress {
  readonly stage: StageName;
  readonly unit: 'bytes' | 'elements' | 'artifacts';
  readonly done: number;
  readonly total: number;
  /** Milliseconds since the stage began. */
  readonly elapsedMs: number;
  /** Milliseconds it will probably still take; undefined while there is nothing to tell it by. */
  readonly remainingMs: number | undefined;
}

const LEAST_MS_BETWEEN_REPORTS = 100;

/** Measures one stage and reports it: at its beginning, at its end, and at most ten times a second between. */
export class Stage {
  readonly #name: StageName;
  readonly #unit: Progress['unit'];
  readonly #total: number;
  readonly #report: (progress: Progress) => void;
  readonly #now: () => number;
  readonly #began: number;
  #reported: number;

  constructor(
    name: StageName,
    unit: Progress['unit'],
    total: number,
    report: (progress: Progress) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#name = name;
    this.#unit = unit;
    this.#total = total;
    this.#report = report;
    this.#now = now;
    this.#began = this.#reported = now();
    this.#tell(0);
  }

  /** Milliseconds since the stage began. */
  get elapsedMs(): number {
    return this.#now() - this.#began;
  }

  advance(done: number): void {
    if (this.#now() - this.#reported >= LEAST_MS_BETWEEN_REPORTS) this.#tell(done);
  }

  /** @returns the milliseconds the stage took. */
  end(): number {
    this.#tell(this.#total);
    return this.elapsedMs;
  }

  /** What turns up beyond the total, which may be an estimate, does not make more than all of it. */
  #tell(count: number): void {
    const done = Math.min(count, this.#total);
    this.#reported = this.#now();
    const elapsedMs = this.elapsedMs;
    const remainingMs = done > 0 ? (elapsedMs * (this.#total - done)) / done : undefined;
    this.#report({ stage: this.#name, unit: this.#unit, done, total: this.#total, elapsedMs, remainingMs });
  }
}
