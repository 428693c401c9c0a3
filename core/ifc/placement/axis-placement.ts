import type { Matrix4, Point3 } from '#core/model';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { cross, dot, frame, normalised } from './matrix.ts';

const X = inDoubles(1, 0, 0);
const Y = inDoubles(0, 1, 0);
const Z = inDoubles(0, 0, 1);

/** The frame of an axis placement as below from what it says; undefined where the two directions are parallel. */
export function axesFrame(
  axis: Point3 | undefined,
  reference: Point3 | undefined,
  origin: Point3,
): Matrix4 | undefined {
  const z = axis ?? Z;
  const x = squareTo(z, reference);
  return x && frame(x, cross(z, x), z, origin);
}

/**
 * Reads IfcAxis2Placement3D and IfcAxis2Placement2D as a matrix; the origin times `scale`. Axes follow IfcBuildAxes and
 * IfcBuild2Axes: Z is Axis, X is RefDirection made square to it, each with its default where absent. A direction that
 * is none (no length, parallel to the other) leaves `ifc/degenerate-direction` and is taken as absent.
 */
export function readAxisPlacement(file: IfcFile, entity: Entity, scale: number): Matrix4 | undefined {
  const is3D = entity.isA('IfcAxis2Placement3D');
  if (!is3D && !entity.isA('IfcAxis2Placement2D')) return undefined;
  const axis = is3D ? direction(file, entity, 'Axis') : undefined;
  const z = axis ?? Z;
  const reference = direction(file, entity, 'RefDirection');
  const x = squareTo(z, reference);
  if (x === undefined) reportDegenerate(file, entity, 'RefDirection');
  const axisX = x ?? defaultX(z);
  return frame(axisX, cross(z, axisX), z, origin(file, entity, scale));
}

/** IfcFirstProjAxis. undefined where the reference is parallel to the axis. */
function squareTo(z: Point3, reference: Point3 | undefined): Point3 | undefined {
  if (reference === undefined) return defaultX(z);
  const along = dot(reference, z);
  return normalised([reference[0] - along * z[0], reference[1] - along * z[1], reference[2] - along * z[2]]);
}

/** As V8 keeps what is computed: for whole numbers it would keep another kind of list, and compile all of this for both. */
function inDoubles(x: number, y: number, z: number): Point3 {
  const point: Point3 = [0.5, 0.5, 0.5];
  point[0] = x;
  point[1] = y;
  point[2] = z;
  return point;
}

function defaultX(z: Point3): Point3 {
  return Math.abs(z[0]) > 1 - 1e-12 ? Y : (squareTo(z, X) ?? Y);
}

function direction(file: IfcFile, entity: Entity, attribute: string): Point3 | undefined {
  const ratios = entity.entity(attribute)?.numbers('DirectionRatios');
  if (ratios === undefined) return undefined;
  const unit = normalised([ratios[0] ?? 0, ratios[1] ?? 0, ratios[2] ?? 0]);
  if (unit === undefined) reportDegenerate(file, entity, attribute);
  return unit;
}

function origin(file: IfcFile, entity: Entity, scale: number): Point3 {
  const coordinates = entity.entity('Location')?.numbers('Coordinates');
  if (coordinates === undefined) reportNoLocation(file, entity);
  return [(coordinates?.[0] ?? 0) * scale, (coordinates?.[1] ?? 0) * scale, (coordinates?.[2] ?? 0) * scale];
}

function reportDegenerate(file: IfcFile, entity: Entity, attribute: string): void {
  file.diagnostics.add({
    code: 'ifc/degenerate-direction',
    severity: 'warning',
    message: `${entity.class}.${attribute} has no length, or is parallel to the other axis.`,
    at: file.placeOf(entity),
    remedy: 'The default direction was used instead.',
  });
}

function reportNoLocation(file: IfcFile, entity: Entity): void {
  file.diagnostics.add({
    code: 'ifc/unreadable-location',
    severity: 'warning',
    message: `${entity.class}.Location is no IfcCartesianPoint.`,
    at: file.placeOf(entity),
    remedy: 'The origin was used instead. Export placements with Cartesian locations.',
  });
}
