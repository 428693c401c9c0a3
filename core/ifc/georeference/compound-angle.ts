import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';

/** Degrees, minutes, seconds and millionths of a second in degrees. */
const PARTS = [1, 1 / 60, 1 / 3600, 1 / 3.6e9];

/**
 * IfcCompoundPlaneAngleMeasure (IfcSite.RefLatitude, RefLongitude) in decimal degrees. The standard gives every part the
 * angle's sign; files that write it only once, or on a zero (`-0`), are understood: one negative part makes the angle
 * negative. What lies beyond `limit` leaves `ifc/invalid-angle` and is undefined.
 */
export function readCompoundAngle(file: IfcFile, entity: Entity, attribute: string, limit: number): number | undefined {
  const parts = entity.numbers(attribute);
  if (parts === undefined || parts.length === 0) return undefined;
  const isNegative = parts.some((part) => part < 0 || Object.is(part, -0));
  const size = parts.slice(0, 4).reduce((sum, part, index) => sum + Math.abs(part) * (PARTS[index] ?? 0), 0);
  if (size > limit || parts.slice(1, 3).some((part) => Math.abs(part) >= 60)) {
    reportInvalid(file, entity, attribute, parts);
    return undefined;
  }
  return isNegative && size > 0 ? -size : size;
}

function reportInvalid(file: IfcFile, entity: Entity, attribute: string, parts: readonly number[]): void {
  file.diagnostics.add({
    code: 'ifc/invalid-angle',
    severity: 'warning',
    message: `${entity.class}.${attribute} is no angle of degrees, minutes, seconds and millionths in its range.`,
    at: file.placeOf(entity),
    found: `(${parts.join(',')})`,
    remedy: 'The angle was ignored. Correct it in the authoring program.',
  });
}
