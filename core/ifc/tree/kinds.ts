import type { SpatialKind } from '#core/model';
import type { Schema } from '../schema/index.ts';

/** Which spatial classes are of which kind: the first row whose class, or a superclass, the instance has. */
const spatialKinds: readonly { readonly class: string; readonly kind: SpatialKind }[] = [
  { class: 'IfcProject', kind: 'project' },
  { class: 'IfcSite', kind: 'site' },
  { class: 'IfcBuilding', kind: 'building' },
  { class: 'IfcBuildingStorey', kind: 'storey' },
  { class: 'IfcSpace', kind: 'space' },
  { class: 'IfcSpatialZone', kind: 'zone' },
  { class: 'IfcExternalSpatialStructureElement', kind: 'external' },
  { class: 'IfcFacilityPart', kind: 'part' },
  { class: 'IfcFacility', kind: 'facility' },
  { class: 'IfcSpatialElement', kind: 'part' },
  { class: 'IfcSpatialStructureElement', kind: 'part' },
];

/** From keyword (`IFCSITE`) to kind, for the spatial classes of a schema. */
export function spatialKindsOf(schema: Schema): ReadonlyMap<string, SpatialKind> {
  const kinds = new Map<string, SpatialKind>();
  for (const row of spatialKinds) {
    for (const keyword of schema.subtypes(row.class)) if (!kinds.has(keyword)) kinds.set(keyword, row.kind);
  }
  return kinds;
}
