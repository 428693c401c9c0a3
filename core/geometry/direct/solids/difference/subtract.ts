import { Combined } from '../algebra/combined.ts';
import type { SolidAlgebra } from '../algebra/solid-algebra.ts';
import { Clipped } from '../clip/clipped.ts';
import { type PlacedSolid, placedPrism } from '../placed-solid.ts';
import { Prism } from '../prism.ts';
import type { Solid } from '../solid.ts';
import { mitredBox } from './mitred.ts';
import { prismDifference } from './prism-difference.ts';

/** What bodies are taken away with. */
export interface Subtraction {
  readonly algebra: SolidAlgebra;
  /** Within which faces coincide, in the file's length unit. */
  readonly tolerance: number;
}

/**
 * A body without others: in the plane where all are prisms along one axis but for mitred ends, and by the algebra of solids otherwise.
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
    body instanceof Prism && prisms.length === tools.length
      ? (prismDifference(body, prisms, how.tolerance) ?? mitredDifference(body, prisms, how))
      : undefined;
  return flat ?? [new Combined(how.algebra, 'DIFFERENCE', [body], tools, how.tolerance)];
}

/** A prism as a box without the others, from which its mitred ends are cut off; undefined where that does not work. */
function mitredDifference(body: Prism, tools: readonly Prism[], how: Subtraction): readonly Solid[] | undefined {
  const mitred = mitredBox(body, how.tolerance);
  if (mitred === undefined) return undefined;
  const { box, spaces } = mitred;
  const rest = prismDifference(box, tools, how.tolerance);
  if (rest === undefined || rest.length === 0) return rest;
  return rest.includes(box) ? [body] : [new Clipped(rest, spaces, how.algebra, how.tolerance)];
}
