import type { FaceBuilder } from '../../face-builder.ts';
import type { PlacedSolid } from '../placed-solid.ts';
import type { Solid } from '../solid.ts';
import { addFaceted } from './faceted.ts';
import { pushedOut } from './pushed-out.ts';
import type { Operator, SolidAlgebra } from './solid-algebra.ts';
import { meet, spaceBounds } from './space-bounds.ts';
import { outward, together, weldedSolid, weldedTool } from './welded-solids.ts';

/** Union, intersection or difference of bodies of any shape. */
export class Combined implements Solid {
  readonly #algebra: SolidAlgebra;
  readonly #operator: Operator;
  readonly #first: readonly Solid[];
  readonly #others: readonly PlacedSolid[];
  readonly #tolerance: number;

  /** @param first bodies that do not overlap, taken as one. @param tolerance in the file's length unit. */
  constructor(
    algebra: SolidAlgebra,
    operator: Operator,
    first: readonly Solid[],
    others: readonly PlacedSolid[],
    tolerance: number,
  ) {
    this.#algebra = algebra;
    this.#operator = operator;
    this.#first = first;
    this.#others = others;
    this.#tolerance = tolerance;
  }

  addTo(faces: FaceBuilder): void {
    const tolerance = this.#tolerance;
    const body = outward(together(this.#first.map((solid) => weldedSolid(solid, tolerance))));
    let others = this.#others.map((other) => weldedTool(other, tolerance));
    if (this.#operator === 'DIFFERENCE') {
      const bounds = spaceBounds(body.points);
      const reaching = others.filter(({ points }) => meet(spaceBounds(points), bounds, -tolerance));
      others = reaching.map((tool, at) => pushedOut(tool, body, reaching.slice(at + 1), tolerance));
      // What nothing reaches stays as it is.
      if (others.length === 0) {
        for (const solid of this.#first) solid.addTo(faces);
        return;
      }
    }
    // What several bodies have in common with the first is not what all of them have in common.
    if (this.#operator === 'INTERSECTION') others = [pushedOut(together(others), body, [], tolerance)];
    addFaceted(faces, this.#algebra.combine(this.#operator, body, others, tolerance));
  }
}
