import { Combined } from '../algebra/combined.ts';
import type { SolidAlgebra } from '../algebra/solid-algebra.ts';
import { Clipped } from '../clip/clipped.ts';
import { type PlacedSolid, placedPrism } from '../placed-solid.ts';
import { Prism } from '../prism.ts';
import type { Solid } from '../solid.ts';
import { prismDifference } from './prism-difference.ts';

/** What bodies are taken away with. */
export interface Subtraction {
  readonly algebra: SolidAlgebra;
  /** Within which faces coincide, in the file's length unit. */
  readonly tolerance: number;
}

/**
 * A body without others: in the plane where all are prisms along one axis, and by the algebra of solids otherwise.
 *
 * @param tools placed in the coordinates of the body's parent.
 */
export function subtract(body: Solid, tools: readonly PlacedSolid[], how: Subtraction): readonly Solid[] {
  if (tools.length === 0) return [body];
  if (body instanceof Clipped) {
    const bodies = body.bodies.flatMap((one) => subtract(one, tools, how));
    return bodies.length === 0 ? [] : [body.of(bodies)];
  }
  const prisms = tools.flatMap((tool) => placedPrism(tool) ?? []);
  const flat =
    body instanceof Prism && prisms.length === tools.length ? prismDifference(body, prisms, how.tolerance) : undefined;
  return flat ?? [new Combined(how.algebra, 'DIFFERENCE', [body], tools, how.tolerance)];
}
