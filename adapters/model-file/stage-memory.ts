import type { StageName } from '#core/processing';

/** The most memory of this process in each stage, in MB. */
export type StageMemory = Partial<Record<StageName, number>>;

/** Looks at the memory of this process whenever a stage has got on: at most ten times a second. */
export class StageMemoryMeter {
  readonly #peaks: StageMemory = {};

  note(stage: StageName): void {
    const megabytes = Math.round(process.memoryUsage.rss() / 2 ** 20);
    this.#peaks[stage] = Math.max(this.#peaks[stage] ?? 0, megabytes);
  }

  get peaks(): StageMemory {
    return { ...this.#peaks };
  }
}
