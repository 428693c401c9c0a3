import type { Point3 } from '#core/model';
import type { Mesh, Placement } from '../mesh.ts';
import { PlacedSurface } from './crossings.ts';
import { windingNumber } from './winding.ts';

/** It is a whole number but for rounding, unless the point lies on the surface. */
const LEAST_WINDING = 0.5;

/**
 * Tells which points are in one of closed meshes: by the crossings of a ray where that meets no edge, which few triangles
 * have to be looked at for, otherwise by the winding number. Prepared once: 20 bytes per triangle.
 */
export class Enclosure {
  readonly #meshes: readonly Mesh[];
  readonly #placements: readonly Placement[];
  readonly #surfaces: PlacedSurface[] = [];

  constructor(meshes: readonly Mesh[], placements: readonly Placement[]) {
    this.#meshes = meshes;
    this.#placements = placements;
    for (const { mesh: number, matrix } of placements) {
      const mesh = meshes[number];
      if (mesh !== undefined) this.#surfaces.push(new PlacedSurface(mesh, matrix));
    }
  }

  holds(point: Point3): boolean {
    let crossings = 0;
    for (const surface of this.#surfaces) crossings += surface.crossingsAbove(point);
    if (!Number.isNaN(crossings)) return crossings >= 1;
    return windingNumber(this.#meshes, this.#placements, point) >= LEAST_WINDING;
  }
}
