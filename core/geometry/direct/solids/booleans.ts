import { decline, refuse } from '../declined.ts';
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

/** Of one item. */
const MOST_OPERANDS = 1000;
const CYCLE = 'It is a boolean of itself.';

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
  /** Booleans that are being made: one of them cannot be an operand. */
  readonly #open = new Set<number>();

  constructor(context: BooleanContext) {
    this.#context = context;
  }

  /** Of any item. */
  bodies(id: number): readonly Solid[] {
    const { source } = this.#context;
    if (++this.#operands > MOST_OPERANDS) decline('boolean of too many operands');
    if (source.reader.keywordOf(id) === 'IFCCSGSOLID') return this.bodies(treeRoot(this.#context, id));
    if (!isBoolean(source.reader.keywordOf(id))) return solidsOf(this.#context, id);
    if (this.#open.has(id)) refuse(CYCLE);
    this.#open.add(id);
    const bodies = this.#combined(id);
    this.#open.delete(id);
    return bodies;
  }

  #combined(id: number): readonly Solid[] {
    const [operator, first, second] = this.#context.source.reader.read(id);
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
    const { first, seconds, links } = chainOfDifferences(this.#context.source, id);
    this.#operands += seconds.length;
    for (const link of links) this.#open.add(link);
    const spaces: HalfSpace[] = [];
    const tools: PlacedSolid[] = [];
    for (const [at, second] of seconds.entries()) {
      const space = this.#halfSpace(second);
      if (space !== undefined) spaces.push(space);
      else tools.push(...this.#placed(second));
      // What is taken away further out may be this difference.
      this.#open.delete(links[links.length - 1 - at] ?? id);
    }
    for (const link of links) this.#open.add(link);
    const bodies = this.bodies(first).flatMap((body) => subtract(body, tools, this.#context));
    for (const link of links) this.#open.delete(link);
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

/** A chain of differences. */
interface Chain {
  /** The item at its beginning. */
  readonly first: number;
  /** Everything that is taken away from it. */
  readonly seconds: readonly number[];
  /** The differences themselves, the last one first. */
  readonly links: readonly number[];
}

function chainOfDifferences({ reader }: Source, id: number): Chain {
  const seconds: number[] = [];
  const links = new Set<number>();
  let first = id;
  while (isBoolean(reader.keywordOf(first))) {
    const [operator, firstOperand, secondOperand] = reader.read(first);
    if (operator !== 'DIFFERENCE') break;
    if (links.has(first)) refuse(CYCLE);
    links.add(first);
    if (seconds.push(referenceOf(secondOperand)) > MOST_OPERANDS) decline('boolean of too many operands');
    first = referenceOf(firstOperand);
  }
  return { first, seconds: seconds.toReversed(), links: [...links] };
}

/** The first operand at the beginning of all booleans: where its colour may come from. */
export function firstOperand({ reader }: Source, id: number): number {
  let first = id;
  const passed = new Set<number>();
  while (isBoolean(reader.keywordOf(first))) {
    if (passed.has(first)) refuse(CYCLE);
    passed.add(first);
    first = referenceOf(reader.argument(first, 1));
  }
  return first;
}
