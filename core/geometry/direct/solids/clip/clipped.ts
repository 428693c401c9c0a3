import type { FaceBuilder } from '../../face-builder.ts';
import { addFaceted } from '../algebra/faceted.ts';
import { pushedOut } from '../algebra/pushed-out.ts';
import type { Faceted, SolidAlgebra } from '../algebra/solid-algebra.ts';
import { weldedSolid } from '../algebra/welded-solids.ts';
import type { Solid } from '../solid.ts';
import { boundedBody } from './bounded-body.ts';
import { clip } from './clip.ts';
import type { HalfSpace } from './half-space.ts';
import { addWelded, type Welded } from './welded.ts';

/** Bodies without half-spaces. */
export class Clipped implements Solid {
  readonly bodies: readonly Solid[];
  readonly spaces: readonly HalfSpace[];
  readonly #algebra: SolidAlgebra;
  readonly #tolerance: number;

  constructor(bodies: readonly Solid[], spaces: readonly HalfSpace[], algebra: SolidAlgebra, tolerance: number) {
    this.bodies = bodies;
    this.spaces = spaces;
    this.#algebra = algebra;
    this.#tolerance = tolerance;
  }

  /** The same clipping of other bodies. */
  of(bodies: readonly Solid[]): Clipped {
    return new Clipped(bodies, this.spaces, this.#algebra, this.#tolerance);
  }

  addTo(faces: FaceBuilder): void {
    for (const body of this.bodies) {
      let rest: Welded | Faceted = weldedSolid(body, this.#tolerance);
      for (const space of this.spaces) rest = this.#without(rest, space);
      if ('faces' in rest) addFaceted(faces, rest);
      else addWelded(faces, rest);
    }
  }

  /** A half-space that ends inside of the body leaves more than its plane can cut. */
  #without(rest: Welded, space: HalfSpace): Welded | Faceted {
    const clipped = clip(rest, space, this.#tolerance);
    if (clipped !== undefined) return clipped;
    const cutter = pushedOut(boundedBody(space, rest, this.#tolerance), rest, [], this.#tolerance);
    return this.#algebra.combine('DIFFERENCE', rest, [cutter], this.#tolerance);
  }
}
