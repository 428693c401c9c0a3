import { type ElementGeometry, encloses } from '#core/geometry';
import type { Point3 } from '#core/model';
import { BoxTree } from './box-tree.ts';
import type { CollectedGeometry } from './geometry-feed.ts';

interface Space extends Pick<ElementGeometry, 'expressId' | 'placements'> {
  readonly closed: boolean;
}

/** Tells in which spaces a point lies: by the mesh of a space where that is closed, otherwise by its box. */
export class SpacesAround {
  readonly #meshes: CollectedGeometry['meshes'];
  readonly #spaces: Space[] = [];
  /** A model of 2,000 spaces asks for each of its 20,000 elements. */
  readonly #boxes: BoxTree;

  /** @param spaces express ids, ascending as in the file. */
  constructor(spaces: Iterable<number>, { meshes, elements }: CollectedGeometry) {
    this.#meshes = meshes;
    const limits: number[] = [];
    for (const expressId of spaces) {
      const geometry = elements.get(expressId);
      if (geometry === undefined) continue;
      const { placements, measures } = geometry;
      this.#spaces.push({ expressId, placements, closed: measures.closed });
      limits.push(...measures.box.min, ...measures.box.max);
    }
    this.#boxes = new BoxTree(Float64Array.from(limits));
  }

  /** Express ids of the spaces, in the order given. */
  of(point: Point3): number[] {
    const found: number[] = [];
    for (const box of this.#boxes.around(...point)) {
      const space = this.#spaces[box];
      if (space !== undefined && this.#isIn(space, point)) found.push(space.expressId);
    }
    return found;
  }

  #isIn({ placements, closed }: Space, point: Point3): boolean {
    return !closed || encloses(this.#meshes, placements, point);
  }
}
