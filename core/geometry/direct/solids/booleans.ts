import { decline } from '../declined.ts';
import { identity } from '../frame.ts';
import { referenceOf, type Source } from '../source.ts';
import { Combined } from './algebra/combined.ts';
import { Clipped } from './clip/clipped.ts';
import { type HalfSpace, halfSpace, otherSide } from './clip/half-space.ts';
import { type Subtraction, subtract } from './difference/subtract.ts';
import type { PlacedSolid } from './placed-solid.ts';
import type { Solid } from './solid.ts';
import type { SolidContext } from './solid-context.ts';
import { solidsOf, treeRoot } from './solid-of.ts';

export const isBoolean = (keyword: string): boolean =>
  keyword === 'IFCBOOLEANRESULT' || keyword === 'IFCBOOLEANCLIPPINGRESULT';

/** Operands of one item: more of them are cyclic. */
const MOST_OPERANDS = 1000;

/** What the operands of a boolean are made with. */
export type BooleanContext = Subtraction & SolidContext;

/**
 * IfcBooleanResult and IfcBooleanClippingResult. Nearly all are chains of differences from an extrusion; the order of
 * what is taken away does not matter: first the bodies, then the half-spaces.
 *
 * @returns bodies that do not overlap.
 */
export function booleanSolids(context: BooleanContext, id: number): readonly Solid[] {
  return new BooleanTree(context).bodies(id);
}

class BooleanTree {
  readonly #context: BooleanContext;
  #operands = 0;

  constructor(context: BooleanContext) {
    this.#context = context;
  }

  /** Of any item. */
  bodies(id: number): readonly Solid[] {
    const { source } = this.#context;
    if (++this.#operands > MOST_OPERANDS) decline('cyclic boolean');
    if (source.reader.keywordOf(id) === 'IFCCSGSOLID') return this.bodies(treeRoot(this.#context, id));
    if (!isBoolean(source.reader.keywordOf(id))) return solidsOf(this.#context, id);
    const [operator, first, second] = source.reader.read(id);
    switch (operator) {
      case 'DIFFERENCE':
        return this.#difference(id);
      case 'UNION':
        return this.#union(referenceOf(first), referenceOf(second));
      case 'INTERSECTION':
        return this.#intersection(referenceOf(first), referenceOf(second));
      default:
        return decline(`boolean ${String(operator)}`);
    }
  }

  #difference(id: number): readonly Solid[] {
    const { first, seconds } = chainOfDifferences(this.#context.source, id);
    this.#operands += seconds.length;
    const spaces: HalfSpace[] = [];
    const tools: PlacedSolid[] = [];
    for (const second of seconds) {
      const space = this.#halfSpace(second);
      if (space !== undefined) spaces.push(space);
      else tools.push(...this.#placed(second));
    }
    const bodies = this.bodies(first).flatMap((body) => subtract(body, tools, this.#context));
    return this.#clipped(bodies, spaces);
  }

  #union(first: number, second: number): readonly Solid[] {
    const { algebra, tolerance } = this.#context;
    return [new Combined(algebra, 'UNION', this.bodies(first), this.#placed(second), tolerance)];
  }

  #intersection(first: number, second: number): readonly Solid[] {
    const { algebra, tolerance } = this.#context;
    const space = this.#halfSpace(second);
    if (space !== undefined) return this.#clipped(this.bodies(first), [otherSide(space)]);
    return [new Combined(algebra, 'INTERSECTION', this.bodies(first), this.#placed(second), tolerance)];
  }

  #clipped(bodies: readonly Solid[], spaces: readonly HalfSpace[]): readonly Solid[] {
    const { algebra, tolerance } = this.#context;
    return spaces.length === 0 || bodies.length === 0 ? bodies : [new Clipped(bodies, spaces, algebra, tolerance)];
  }

  #placed(id: number): PlacedSolid[] {
    return this.bodies(id).map((solid) => ({ solid, frame: identity }));
  }

  #halfSpace(id: number): HalfSpace | undefined {
    const { source, placements, curves } = this.#context;
    return halfSpace(source, placements, curves, id);
  }
}

/** The item at the beginning of a chain of differences, and everything that is taken away from it. */
function chainOfDifferences(
  { reader }: Source,
  id: number,
): { readonly first: number; readonly seconds: readonly number[] } {
  const seconds: number[] = [];
  let first = id;
  while (isBoolean(reader.keywordOf(first))) {
    const [operator, firstOperand, secondOperand] = reader.read(first);
    if (operator !== 'DIFFERENCE') break;
    if (seconds.push(referenceOf(secondOperand)) > MOST_OPERANDS) decline('cyclic boolean');
    first = referenceOf(firstOperand);
  }
  return { first, seconds: seconds.toReversed() };
}

/** The first operand at the beginning of all booleans: where its colour may come from. */
export function firstOperand({ reader }: Source, id: number): number {
  let first = id;
  for (let depth = 0; isBoolean(reader.keywordOf(first)); depth++) {
    if (depth > MOST_OPERANDS) decline('cyclic boolean');
    first = referenceOf(reader.argument(first, 1));
  }
  return first;
}
