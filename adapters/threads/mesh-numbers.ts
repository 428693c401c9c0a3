import { type Mesh, MeshShare, type Outcome, type TessellationBlock } from '#core/geometry';

/** Makes one numbering of meshes out of those of several workers: what two of them made alike is one mesh. */
export class MeshNumbers {
  readonly #share = new MeshShare();
  #ofWorker: number[] = [];

  /** The blocks from here on come from another worker, which numbers from 0. */
  nextWorker(): void {
    this.#ofWorker = [];
  }

  renumbered({ meshes, outcomes }: TessellationBlock): TessellationBlock {
    const fresh: Mesh[] = [];
    for (const mesh of meshes) {
      const { number, isNew } = this.#share.add(mesh);
      this.#ofWorker.push(number);
      if (isNew) fresh.push(mesh);
    }
    return { meshes: fresh, outcomes: outcomes.map((outcome) => this.#inCommonNumbers(outcome)) };
  }

  #inCommonNumbers(outcome: Outcome): Outcome {
    if (outcome.status !== 'produced') return outcome;
    const placements = outcome.geometry.placements.map((placement) => {
      const mesh = this.#ofWorker[placement.mesh];
      if (mesh === undefined) throw new Error(`The worker used mesh ${placement.mesh} before it handed it out.`);
      return { ...placement, mesh };
    });
    return { ...outcome, geometry: { ...outcome.geometry, placements } };
  }
}
