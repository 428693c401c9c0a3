import type { Matrix4, RepresentationContext, TrueNorth } from '#core/model';
import type { Entity } from './entity.ts';
import type { IfcFile } from './ifc-file.ts';
import { readAxisPlacement } from './placement/axis-placement.ts';
import { isInRange, normalised } from './placement/matrix.ts';
import { reportOutOfRange } from './placement/out-of-range.ts';

/**
 * Every IfcGeometricRepresentationContext with its subcontexts, in file order by class. A subcontext derives dimension,
 * precision, coordinate system and true north from its ParentContext. Lengths come out in metres.
 */
export function readRepresentationContexts(file: IfcFile, lengthToMetres: number): RepresentationContext[] {
  const contexts: RepresentationContext[] = [];
  for (const entity of file.entitiesOf('IfcGeometricRepresentationContext')) {
    const parent = entity.isA('IfcGeometricRepresentationSubContext') ? entity.entity('ParentContext') : undefined;
    contexts.push(readContext(file, entity, parent, lengthToMetres));
  }
  return contexts;
}

function readContext(file: IfcFile, entity: Entity, parent: Entity | undefined, scale: number): RepresentationContext {
  const own = parent ?? entity;
  const precision = own.number('Precision');
  return {
    expressId: entity.id,
    parent: parent?.id ?? null,
    identifier: entity.text('ContextIdentifier') ?? null,
    type: entity.text('ContextType') ?? null,
    dimension: own.number('CoordinateSpaceDimension') ?? null,
    precision: precision === undefined ? null : precision * scale,
    targetView: entity.enumeration('TargetView') ?? null,
    targetScale: entity.number('TargetScale') ?? null,
    worldCoordinateSystem: readCoordinateSystem(file, own, scale) ?? null,
    trueNorth: readTrueNorth(own) ?? null,
  };
}

function readCoordinateSystem(file: IfcFile, context: Entity, scale: number): Matrix4 | undefined {
  const axes = context.entity('WorldCoordinateSystem');
  const matrix = axes && readAxisPlacement(file, axes, scale);
  if (matrix === undefined || isInRange(matrix)) return matrix;
  reportOutOfRange(file, axes);
  return undefined;
}

function readTrueNorth(context: Entity): TrueNorth | undefined {
  const ratios = context.entity('TrueNorth')?.numbers('DirectionRatios');
  const unit = ratios && normalised([ratios[0] ?? 0, ratios[1] ?? 0, 0]);
  if (unit === undefined) return undefined;
  const [x, y] = unit;
  return { direction: [x, y], degreesClockwiseFromY: (Math.atan2(x, y) * 180) / Math.PI };
}
