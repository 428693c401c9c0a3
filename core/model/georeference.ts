import * as z from 'zod';
import { Point3 } from './geometry.ts';
import { UnitOfMeasure } from './units.ts';

const Text = z.string().nullable();

/** IfcPostalAddress. */
export const PostalAddress = z.object({
  purpose: Text,
  description: Text,
  internalLocation: Text,
  lines: z.array(z.string()),
  postalBox: Text,
  town: Text,
  region: Text,
  postalCode: Text,
  country: Text,
});
export type PostalAddress = z.infer<typeof PostalAddress>;

/** IfcSite: where it says that it lies. */
export const SiteLocation = z.object({
  expressId: z.number().int().nonnegative(),
  globalId: Text,
  name: Text,
  /** Decimal degrees, WGS84: north and east are positive. Null where the file gives none that can be read. */
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  /** RefElevation in metres above the vertical datum. */
  elevation: z.number().nullable(),
  landTitleNumber: Text,
  address: PostalAddress.nullable(),
});
export type SiteLocation = z.infer<typeof SiteLocation>;

/** IfcBuilding: its address and reference heights in metres. */
export const BuildingLocation = z.object({
  expressId: z.number().int().nonnegative(),
  globalId: Text,
  name: Text,
  elevationOfRefHeight: z.number().nullable(),
  elevationOfTerrain: z.number().nullable(),
  address: PostalAddress.nullable(),
});
export type BuildingLocation = z.infer<typeof BuildingLocation>;

/** IfcProjectedCRS or IfcGeographicCRS. */
export const CoordinateReferenceSystem = z.object({
  class: z.string(),
  name: Text,
  /** The EPSG code, where the name or the description says it. */
  epsg: z.number().int().positive().nullable(),
  description: Text,
  geodeticDatum: Text,
  verticalDatum: Text,
  mapProjection: Text,
  mapZone: Text,
  /** Null: the project's length unit. */
  mapUnit: UnitOfMeasure.nullable(),
  wellKnownText: Text,
});
export type CoordinateReferenceSystem = z.infer<typeof CoordinateReferenceSystem>;

/**
 * How model coordinates become map coordinates. With x, y, z in metres:
 * `easting = origin[0] + f·(cos r · x·fx - sin r · y·fy)`, `northing = origin[1] + f·(sin r · x·fx + cos r · y·fy)`,
 * `height = origin[2] + f·z·fz`; r is `rotationDegrees`, f is `metreScale`, fx, fy, fz are `axisFactors`.
 */
export const MapConversion = z.object({
  /** `IfcMapConversion`, `IfcMapConversionScaled`, `IfcRigidOperation`, or `ePSet_MapConversion` for IFC2X3. */
  source: z.string(),
  /** Eastings, Northings and OrthogonalHeight as written. */
  eastings: z.number(),
  northings: z.number(),
  orthogonalHeight: z.number(),
  xAxisAbscissa: z.number().nullable(),
  xAxisOrdinate: z.number().nullable(),
  /** Scale as written: map units per length unit of the project. */
  scale: z.number().nullable(),
  /** Eastings, northings and height of the model's origin in metres. */
  origin: Point3,
  /** From map east to the model's X axis, counter-clockwise seen from above, in (-180, 180]. */
  rotationDegrees: z.number(),
  /** Metres on the map per metre of the model: 1 unless the map is scaled. */
  metreScale: z.number(),
  axisFactors: Point3,
});
export type MapConversion = z.infer<typeof MapConversion>;

/** Everything the file says about where on Earth it stands. */
export const Georeference = z.object({
  mapConversion: MapConversion.nullable(),
  crs: CoordinateReferenceSystem.nullable(),
  sites: z.array(SiteLocation),
  buildings: z.array(BuildingLocation),
});
export type Georeference = z.infer<typeof Georeference>;
