import type { Model } from './model.ts';
import type { Ref } from './step-text.ts';

/** Lengths are millimetres, directions have no unit. */
export type Vec2 = readonly [number, number];
export type Vec3 = readonly [number, number, number];

/** Decimals: lengths to the micrometre, directions to a few nanometres over the length of a house. */
const decimals = { length: 3, direction: 12 } as const;

/** IfcCartesianPoint in two or three dimensions, to the micrometre. */
export function point(model: Model, at: Vec2 | Vec3): Ref {
  return model.file.share('IFCCARTESIANPOINT', rounded(at, decimals.length));
}

/** IfcDirection. */
export function direction(model: Model, towards: Vec2 | Vec3): Ref {
  return model.file.share('IFCDIRECTION', rounded(towards, decimals.direction));
}

/** Coordinates as they are written, to that many decimals; also keeps `-0` out of the file. */
export function rounded(values: readonly number[], digits: number): number[] {
  const factor = 10 ** digits;
  return values.map((value) => Math.round(value * factor) / factor + 0);
}

/** A right-handed frame: origin, local z, local x. */
export interface Frame3 {
  readonly origin: Vec3;
  readonly z?: Vec3;
  readonly x?: Vec3;
}

/** IfcAxis2Placement3D; without axes it is parallel to its surroundings. */
export function axes3(model: Model, { origin, z, x }: Frame3): Ref {
  const turned = z !== undefined || x !== undefined;
  const axis = turned ? direction(model, z ?? [0, 0, 1]) : null;
  const reference = turned ? direction(model, x ?? [1, 0, 0]) : null;
  return model.file.share('IFCAXIS2PLACEMENT3D', point(model, origin), axis, reference);
}

/** IfcAxis2Placement2D. */
export function axes2(model: Model, origin: Vec2): Ref {
  return model.file.share('IFCAXIS2PLACEMENT2D', point(model, origin), null);
}

/** IfcLocalPlacement relative to `parent` (null: the project's origin). */
export function localPlacement(model: Model, parent: Ref | null, frame: Frame3): Ref {
  return model.file.add('IFCLOCALPLACEMENT', parent, axes3(model, frame));
}

export function add(a: Vec3, b: Vec3): Vec3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function subtract(a: Vec3, b: Vec3): Vec3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function scale(a: Vec3, factor: number): Vec3 {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

export function dot(a: Vec3, b: Vec3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function length(a: Vec3): number {
  return Math.hypot(...a);
}

export function unit(a: Vec3): Vec3 {
  return scale(a, 1 / length(a));
}
