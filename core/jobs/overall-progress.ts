import type { JobStage } from '#core/model';

/** What part of the whole a stage usually takes, in percent. */
const weights: Record<JobStage, number> = { index: 10, data: 20, geometry: 45, write: 5, load: 20 };

/** Adds the stages of one attempt up to one percentage that never falls; data and geometry advance side by side. */
export class OverallProgress {
  readonly #shares = new Map<JobStage, number>();
  #stage: JobStage = 'index';

  /** What is being waited for: of stages side by side one that is not done yet. */
  get stage(): JobStage {
    return this.#stage;
  }

  /** @returns percent of the whole, a whole number. */
  advance(stage: JobStage, done: number, total: number): number {
    const share = total === 0 ? 1 : Math.min(1, done / total);
    this.#shares.set(stage, Math.max(share, this.#shares.get(stage) ?? 0));
    const isDone = share === 1;
    const unfinished = isDone ? [...this.#shares].find(([, part]) => part < 1) : undefined;
    this.#stage = unfinished?.[0] ?? stage;
    let percent = 0;
    for (const [known, part] of this.#shares) percent += weights[known] * part;
    return Math.floor(percent + 1e-9);
  }
}
