import type { CoordinateReferenceSystem, MapConversion, Point3 } from '#core/model';
import { TypedValue } from '#core/step';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { Units } from '../units.ts';

/** What is written about a map conversion, wherever it stands. */
export interface MapParameters {
  readonly source: string;
  readonly eastings: number;
  readonly northings: number;
  readonly orthogonalHeight: number;
  readonly xAxisAbscissa?: number | undefined;
  readonly xAxisOrdinate?: number | undefined;
  readonly scale?: number | undefined;
  readonly axisFactors?: Point3;
}

/** IfcMapConversion, IfcMapConversionScaled or IfcRigidOperation; undefined with a diagnostic for what is neither. */
export function readCoordinateOperation(file: IfcFile, operation: Entity): MapParameters | undefined {
  if (operation.isA('IfcMapConversion')) return mapConversion(operation);
  const rigid = operation.isA('IfcRigidOperation') ? rigidOperation(operation) : undefined;
  if (rigid === undefined) reportUnsupported(file, operation);
  return rigid;
}

function mapConversion(operation: Entity): MapParameters {
  const factor = (attribute: string) => operation.number(attribute) ?? 1;
  return {
    source: operation.class,
    eastings: operation.number('Eastings') ?? 0,
    northings: operation.number('Northings') ?? 0,
    orthogonalHeight: operation.number('OrthogonalHeight') ?? 0,
    xAxisAbscissa: operation.number('XAxisAbscissa'),
    xAxisOrdinate: operation.number('XAxisOrdinate'),
    scale: operation.number('Scale'),
    axisFactors: [factor('FactorX'), factor('FactorY'), factor('FactorZ')],
  };
}

/** Only as lengths: a rigid operation may also count in degrees of a geographic system. */
function rigidOperation(operation: Entity): MapParameters | undefined {
  const first = operation.value('FirstCoordinate');
  const inDegrees = first instanceof TypedValue && first.type === 'IFCPLANEANGLEMEASURE';
  if (inDegrees) return undefined;
  return {
    source: operation.class,
    eastings: operation.number('FirstCoordinate') ?? 0,
    northings: operation.number('SecondCoordinate') ?? 0,
    orthogonalHeight: operation.number('Height') ?? 0,
  };
}

/** Brings the written parameters to metres and degrees; see `MapConversion` for the formula. */
export function toMapConversion(
  file: IfcFile,
  written: MapParameters,
  crs: CoordinateReferenceSystem | null,
  units: Units,
): MapConversion {
  const mapToMetres = crs?.mapUnit?.toSi ?? units.lengthToMetres;
  const { eastings, northings, orthogonalHeight } = written;
  return {
    source: written.source,
    eastings,
    northings,
    orthogonalHeight,
    xAxisAbscissa: written.xAxisAbscissa ?? null,
    xAxisOrdinate: written.xAxisOrdinate ?? null,
    scale: written.scale ?? null,
    origin: [eastings * mapToMetres, northings * mapToMetres, orthogonalHeight * mapToMetres],
    rotationDegrees: rotation(written),
    metreScale: metreScale(file, written.scale, mapToMetres / units.lengthToMetres),
    axisFactors: written.axisFactors ?? [1, 1, 1],
  };
}

/** Each component has its own default: (1, 0) is no rotation. */
function rotation({ xAxisAbscissa, xAxisOrdinate }: MapParameters): number {
  if ((xAxisAbscissa ?? 0) === 0 && (xAxisOrdinate ?? 0) === 0) return 0;
  return (Math.atan2(xAxisOrdinate ?? 0, xAxisAbscissa ?? 1) * 180) / Math.PI;
}

/**
 * Metres on the map per metre of the model. Scale converts project units to map units and holds the map's own scale,
 * which is nearly 1 anywhere on Earth (UTM: 0.9996 at the central meridian). Many exporters leave the units out of it
 * (revit-ifc issue 784): where the result would be far from 1 and Scale itself is near it, Scale is taken without units.
 */
function metreScale(file: IfcFile, scale: number | undefined, unitRatio: number): number {
  const asWritten = (scale ?? 1) * unitRatio;
  if (isMapScale(asWritten)) return asWritten;
  if (scale === undefined) return 1;
  file.diagnostics.add({
    code: 'ifc/map-scale',
    severity: 'warning',
    message: 'The Scale of the map conversion does not convert the length unit of the project to that of the map.',
    at: {},
    found: String(scale),
    remedy: 'It was taken without the conversion of units where that gives a plausible map scale. Correct Scale.',
  });
  return isMapScale(scale) ? scale : asWritten;
}

function isMapScale(scale: number): boolean {
  return scale > 0.9 && scale < 1.1;
}

function reportUnsupported(file: IfcFile, operation: Entity): void {
  file.diagnostics.add({
    code: 'ifc/unsupported-coordinate-operation',
    severity: 'warning',
    message: `The ${operation.class} does not lead to map coordinates in a length unit.`,
    at: file.placeOf(operation),
    remedy: 'It was ignored. Export an IfcMapConversion to an IfcProjectedCRS.',
  });
}
