import type { Corner } from './rounded.ts';

/** Outlines about the profile's own origin, before its Position. */
export interface Outlines {
  readonly outer: number[];
  readonly holes: readonly number[][];
}

/** The numbers of a profile's attributes by position, `$` as 0, and what makes outlines of them. */
export interface Shaper {
  /** The attribute at a position; declined where it is missing. */
  readonly size: (position: number) => number;
  /** The attribute at a position, 0 where it is missing. */
  readonly extra: (position: number) => number;
  /** Tangent of the angle at a position, 0 where it is missing; declined where it is 45° or more. */
  readonly slope: (position: number) => number;
  /** How many attributes there are: older schemas have fewer. */
  readonly count: number;
  /** Fillets as fine as those of steel profiles need: 0.1 % of the area of an angle. */
  readonly outline: (corners: readonly Corner[]) => number[];
  /** Fillets as fine as web-ifc has those of rectangles. */
  readonly fineOutline: (corners: readonly Corner[]) => number[];
  readonly ellipse: (semiAxis1: number, semiAxis2: number) => number[];
}

/** How one class of profiles is drawn, attributes by their position: IfcProfileDef has 0 and 1, Position is 2. */
export type Shape = (shaper: Shaper) => Outlines;

export const solid = (outer: number[]): Outlines => ({ outer, holes: [] });
