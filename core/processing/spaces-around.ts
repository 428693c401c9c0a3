import { type ElementGeometry, windingNumber } from '#core/geometry';
import type { BodyProduct } from '#core/ifc';
import type { Box3, Point3 } from '#core/model';
import type { CollectedGeometry } from './collect-geometry.ts';

/** It is a whole number but for rounding, unless the point lies on the surface. */
const LEAST_WINDING = 0.5;

/** Tells in which spaces a point lies: by the mesh of a space where that is closed, otherwise by its box. */
export class SpacesAround {
  readonly #meshes: CollectedGeometry['meshes'];
  readonly #spaces: ElementGeometry[] = [];

  constructor(expected: readonly BodyProduct[], { meshes, elements }: CollectedGeometry) {
    this.#meshes = meshes;
    for (const { expressId, isSpace } of expected) {
      const geometry = isSpace ? elements.get(expressId) : undefined;
      if (geometry !== undefined) this.#spaces.push(geometry);
    }
  }

  /** Express ids of the spaces, ascending as in the file. */
  of(point: Point3): number[] {
    return this.#spaces.filter((space) => this.#isIn(space, point)).map(({ expressId }) => expressId);
  }

  #isIn({ placements, measures: { box, closed } }: ElementGeometry, point: Point3): boolean {
    return isInBox(box, point) && (!closed || windingNumber(this.#meshes, placements, point) >= LEAST_WINDING);
  }
}

function isInBox({ min, max }: Box3, [x, y, z]: Point3): boolean {
  return x >= min[0] && x <= max[0] && y >= min[1] && y <= max[1] && z >= min[2] && z <= max[2];
}
