import type { BuildingLocation, PostalAddress, SiteLocation } from '#core/model';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { readCompoundAngle } from './compound-angle.ts';

/** Every IfcSite with its place on Earth; heights in metres. */
export function readSites(file: IfcFile, lengthToMetres: number): SiteLocation[] {
  return Array.from(file.entitiesOf('IfcSite'), (site) => ({
    ...identityOf(site),
    latitude: readCompoundAngle(file, site, 'RefLatitude', 90) ?? null,
    longitude: readCompoundAngle(file, site, 'RefLongitude', 180) ?? null,
    elevation: metres(site, 'RefElevation', lengthToMetres),
    landTitleNumber: site.text('LandTitleNumber') ?? null,
    address: readAddress(site, 'SiteAddress'),
  }));
}

/** Every IfcBuilding with its address; heights in metres. */
export function readBuildings(file: IfcFile, lengthToMetres: number): BuildingLocation[] {
  return Array.from(file.entitiesOf('IfcBuilding'), (building) => ({
    ...identityOf(building),
    elevationOfRefHeight: metres(building, 'ElevationOfRefHeight', lengthToMetres),
    elevationOfTerrain: metres(building, 'ElevationOfTerrain', lengthToMetres),
    address: readAddress(building, 'BuildingAddress'),
  }));
}

function identityOf(entity: Entity): { expressId: number; globalId: string | null; name: string | null } {
  return { expressId: entity.id, globalId: entity.text('GlobalId') ?? null, name: entity.text('Name') ?? null };
}

function metres(entity: Entity, attribute: string, lengthToMetres: number): number | null {
  const length = entity.number(attribute);
  return length === undefined ? null : length * lengthToMetres;
}

function readAddress(entity: Entity, attribute: string): PostalAddress | null {
  const address = entity.entity(attribute);
  if (address === undefined) return null;
  const text = (name: string) => address.text(name) ?? null;
  return {
    purpose: address.text('UserDefinedPurpose') ?? address.enumeration('Purpose') ?? null,
    description: text('Description'),
    internalLocation: text('InternalLocation'),
    lines: address.texts('AddressLines'),
    postalBox: text('PostalBox'),
    town: text('Town'),
    region: text('Region'),
    postalCode: text('PostalCode'),
    country: text('Country'),
  };
}
