import type { Argument, ArgumentReader, TypedArgument } from '#core/step';
import type { GeometryUnits } from '../engine.ts';
import { decline } from './declined.ts';
import { unit, type Vector, vector } from './frame.ts';

/** Units of the file, and how finely curves are to be cut. */
export interface DirectSettings extends GeometryUnits {
  readonly segmentation: Segmentation;
  /** The most that one product may have; any number otherwise. */
  readonly mostTriangles?: number | undefined;
}

/** Curves become chords; fillets of parameterised profiles are short, and need not be as fine as arcs. */
export interface Segmentation {
  /** Chords of a full circle at the least. */
  readonly fewest: number;
  /** Chords of a full circle at the most. */
  readonly most: number;
  /** Chords of an arc at the least, however short: what web-ifc takes for it. */
  readonly fewestOfArc: number;
  /** Metres that a chord may be away from its arc. */
  readonly chordError: number;
}

/** Never coarser than web-ifc (12 chords for a circle or an arc), and what is large as fine as it can be seen. */
export const usualSegmentation: Segmentation = { fewest: 12, most: 48, fewestOfArc: 12, chordError: 0.002 };

/**
 * What every part of the direct path reads from. Arguments are read by position: those of shape representation items are
 * the same from IFC2X3 to IFC4X3. What is not as the schema has it is declined, never guessed.
 */
export interface Source extends DirectSettings {
  readonly reader: ArgumentReader;
  /** Distance in file units below which points are one: 0.01 mm. */
  readonly tolerance: number;
}

export function numberOf(argument: Argument | undefined): number {
  const value = isTyped(argument) ? argument.value : argument;
  return typeof value === 'number' && Number.isFinite(value) ? value : decline('not a number');
}

export function optionalNumber(argument: Argument | undefined): number | undefined {
  return argument === null || argument === undefined ? undefined : numberOf(argument);
}

/** An express id. */
export function referenceOf(argument: Argument | undefined): number {
  return typeof argument === 'number' ? argument : decline('not a reference');
}

export function optionalReference(argument: Argument | undefined): number | undefined {
  return argument === null || argument === undefined ? undefined : referenceOf(argument);
}

export function listOf(argument: Argument | undefined): readonly Argument[] {
  return Array.isArray(argument) ? argument : decline('not a list');
}

export function isTyped(argument: Argument | undefined): argument is TypedArgument {
  return typeof argument === 'object' && argument !== null && 'keyword' in argument;
}

/** An IfcDirection, of length 1; `usual` where there is none. */
export function directionOf({ reader }: Source, id: number | undefined, usual: Vector): Vector {
  if (id === undefined) return usual;
  reader.readPoint(id);
  return unit(vector(reader.x, reader.y, reader.z)) ?? usual;
}

/** An IfcCartesianPoint. */
export function pointOf({ reader }: Source, id: number): Vector {
  reader.readPoint(id);
  return vector(reader.x, reader.y, reader.z);
}
