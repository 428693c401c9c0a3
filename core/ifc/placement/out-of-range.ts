import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';

/** Says that a placement, or a coordinate system, has no place in metres. */
export function reportOutOfRange(file: IfcFile, entity: Entity | undefined): void {
  if (entity === undefined) return;
  file.diagnostics.add({
    code: 'ifc/placement-out-of-range',
    severity: 'error',
    message: `In metres the origin of the ${entity.class} is beyond what a number can hold.`,
    at: file.placeOf(entity),
    remedy:
      'It is given as none. Correct the coordinates, of this or of what it is relative to, or the unit of length.',
  });
}
