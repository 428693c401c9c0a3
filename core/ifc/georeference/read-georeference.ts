import type { Georeference } from '#core/model';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { Relations } from '../relations.ts';
import type { Units } from '../units.ts';
import { readCrs } from './crs.ts';
import { readBuildings, readSites } from './locations.ts';
import { readCoordinateOperation, toMapConversion } from './map-conversion.ts';
import { readGeoreferencePropertySets } from './property-sets.ts';

/** Everything the file says about where it stands; entities count before the property sets of IFC2X3. */
export function readGeoreference(file: IfcFile, units: Units, relations: Relations): Georeference {
  const operation = firstOperation(file);
  const sets = operation === undefined ? readGeoreferencePropertySets(file, relations) : undefined;
  const parameters = operation === undefined ? sets?.parameters : readCoordinateOperation(file, operation);
  const target = operation?.entity('TargetCRS') ?? file.entitiesOf('IfcCoordinateReferenceSystem').next().value;
  const crs = (target && readCrs(file, target, units)) ?? sets?.crs ?? null;
  return {
    mapConversion: parameters === undefined ? null : toMapConversion(file, parameters, crs, units),
    crs,
    sites: readSites(file, units.lengthToMetres),
    buildings: readBuildings(file, units.lengthToMetres),
  };
}

/** One conversion holds for the model; a further one is reported where there is one. */
function firstOperation(file: IfcFile): Entity | undefined {
  const [first, second] = file.entitiesOf('IfcCoordinateOperation');
  if (second !== undefined) {
    file.diagnostics.add({
      code: 'ifc/several-map-conversions',
      severity: 'info',
      message: 'The file has more than one coordinate operation.',
      at: file.placeOf(second),
      remedy: 'The first one was used.',
    });
  }
  return first;
}
