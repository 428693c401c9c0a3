import { type Mesh, MeshShare, type PackedElement } from '#core/geometry';

/** The meshes of one worker, by the numbers that it gives them. */
export class WorkerMeshes {
  readonly meshes: Mesh[] = [];
  /** In the common numbering, where a number has one already. */
  readonly common: (number | undefined)[] = [];
}

/**
 * Makes one numbering of meshes out of those of several workers: what two of them made alike is one mesh. Numbers are
 * given in the order in which elements are renumbered, whoever made them.
 */
export class MeshNumbers {
  readonly #share = new MeshShare();
  #fresh: Mesh[] = [];

  /** Writes the common numbers in the place of the worker's. Once for each element. */
  renumber({ columns: { meshes }, first, end }: PackedElement, worker: WorkerMeshes): void {
    for (let at = first; at < end; at++) {
      const number = meshes[at] ?? 0;
      meshes[at] = worker.common[number] ?? this.#commonNumber(number, worker);
    }
  }

  /** The meshes that have got a number since this was called last, in the order of their numbers. */
  takeFresh(): Mesh[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }

  #commonNumber(number: number, { meshes, common }: WorkerMeshes): number {
    const mesh = meshes[number];
    if (mesh === undefined) throw new Error(`The worker used mesh ${number} before it handed it out.`);
    const added = this.#share.add(mesh);
    if (added.isNew) this.#fresh.push(mesh);
    common[number] = added.number;
    return added.number;
  }
}
