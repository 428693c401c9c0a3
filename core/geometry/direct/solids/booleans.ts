import type { Curves } from '../curves/curve.ts';
import { decline } from '../declined.ts';
import type { Placements } from '../placements.ts';
import { referenceOf, type Source } from '../source.ts';
import { Clipped } from './clip/clipped.ts';
import { type HalfSpace, halfSpace } from './clip/half-space.ts';
import { prismDifference } from './difference/prism-difference.ts';
import { Prism } from './prism.ts';
import type { Solid } from './solid.ts';

export const isBoolean = (keyword: string): boolean =>
  keyword === 'IFCBOOLEANRESULT' || keyword === 'IFCBOOLEANCLIPPINGRESULT';

/** Chains of differences: longer ones are cyclic. */
const MOST_OPERANDS = 1000;

/**
 * IfcBooleanResult and IfcBooleanClippingResult: a chain of differences from an extrusion. The order of what is taken
 * away does not matter: first the extrusions, then the half-spaces.
 *
 * @param operand makes a body of another item.
 */
export function booleanSolids(
  source: Source,
  placements: Placements,
  curves: Curves,
  id: number,
  operand: (id: number) => Solid,
): readonly Solid[] {
  const { first, seconds } = chainOf(source, id);
  const tools: Prism[] = [];
  const spaces: HalfSpace[] = [];
  for (const second of seconds) {
    const space = halfSpace(source, placements, curves, second);
    if (space !== undefined) spaces.push(space);
    else tools.push(prismOf(operand(second)));
  }
  const body = operand(first);
  const bodies = tools.length === 0 ? [body] : prismDifference(prismOf(body), tools, source.tolerance);
  return spaces.length === 0 ? bodies : [new Clipped(bodies, spaces, source.tolerance)];
}

/** The item at the beginning of a chain, and everything that is taken away from it. */
function chainOf({ reader }: Source, id: number): { readonly first: number; readonly seconds: readonly number[] } {
  const seconds: number[] = [];
  let first = id;
  while (isBoolean(reader.keywordOf(first))) {
    const [operator, firstOperand, secondOperand] = reader.read(first);
    if (operator !== 'DIFFERENCE') decline(`boolean ${String(operator)}`);
    if (seconds.push(referenceOf(secondOperand)) > MOST_OPERANDS) decline('cyclic boolean');
    first = referenceOf(firstOperand);
  }
  return { first, seconds: seconds.toReversed() };
}

/** The first operand at the beginning of a chain: where its colour may come from. */
export function firstOperand(source: Source, id: number): number {
  return chainOf(source, id).first;
}

function prismOf(solid: Solid): Prism {
  return solid instanceof Prism ? solid : decline('boolean of other bodies than extrusions');
}
