import type { CoordinateReferenceSystem } from '#core/model';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { Units } from '../units.ts';

/** IfcProjectedCRS or IfcGeographicCRS. */
export function readCrs(file: IfcFile, crs: Entity, units: Units): CoordinateReferenceSystem {
  const text = (attribute: string) => crs.text(attribute) ?? null;
  const unitId = crs.referenceId('MapUnit');
  const name = text('Name');
  const description = text('Description');
  return {
    class: crs.class,
    name,
    epsg: epsgCode(name) ?? epsgCode(description) ?? null,
    description,
    geodeticDatum: text('GeodeticDatum'),
    verticalDatum: text('VerticalDatum'),
    mapProjection: text('MapProjection'),
    mapZone: text('MapZone'),
    mapUnit: (unitId === undefined ? undefined : units.read(unitId)) ?? null,
    wellKnownText: wellKnownText(file, crs),
  };
}

/** `EPSG:25832`, `EPSG::25832`, `urn:ogc:def:crs:EPSG:9.5:25832`, `epsg 25832 - ETRS89`; undefined without a code. */
export function epsgCode(text: string | null): number | undefined {
  const code = /\bEPSG[\s:_-]*(?:\d+\.\d+:)?(\d{4,6})\b/i.exec(text ?? '')?.[1];
  return code === undefined ? undefined : Number(code);
}

/** IFC4X3 keeps it in an IfcWellKnownText that refers to the CRS. */
function wellKnownText(file: IfcFile, crs: Entity): string | null {
  for (const entity of file.entitiesOf('IfcWellKnownText')) {
    if (entity.referenceId('CoordinateReferenceSystem') === crs.id) return entity.text('WellKnownText') ?? null;
  }
  return null;
}
