import { type ElementGeometry, windingNumber } from '#core/geometry';
import type { Point3 } from '#core/model';
import type { CollectedGeometry } from './geometry-feed.ts';

/** It is a whole number but for rounding, unless the point lies on the surface. */
const LEAST_WINDING = 0.5;

interface Space extends Pick<ElementGeometry, 'expressId' | 'placements'> {
  readonly closed: boolean;
}

/** Tells in which spaces a point lies: by the mesh of a space where that is closed, otherwise by its box. */
export class SpacesAround {
  readonly #meshes: CollectedGeometry['meshes'];
  readonly #spaces: Space[] = [];
  /** Box after box: a model of 2,000 spaces asks each of its 20,000 elements about each of them. */
  readonly #limits: Float64Array;

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
    this.#limits = Float64Array.from(limits);
  }

  /** Express ids of the spaces, in the order given. */
  of([x, y, z]: Point3): number[] {
    const limits = this.#limits;
    const found: number[] = [];
    for (let space = 0, at = 0; at < limits.length; space++, at += 6) {
      if (x < (limits[at] ?? 0) || x > (limits[at + 3] ?? 0)) continue;
      if (y < (limits[at + 1] ?? 0) || y > (limits[at + 4] ?? 0)) continue;
      if (z < (limits[at + 2] ?? 0) || z > (limits[at + 5] ?? 0)) continue;
      const geometry = this.#spaces[space];
      if (geometry !== undefined && this.#encloses(geometry, [x, y, z])) found.push(geometry.expressId);
    }
    return found;
  }

  #encloses({ placements, closed }: Space, point: Point3): boolean {
    return !closed || windingNumber(this.#meshes, placements, point) >= LEAST_WINDING;
  }
}
