import type { Model } from '../ifc/model.ts';
import { direction, type Vec2 } from '../ifc/points.ts';
import { integer, type Ref, type Value } from '../ifc/step-text.ts';

/** The project origin (south-west corner of the house, finished ground floor): a meadow east of Weimar. */
const origin = {
  /** Degrees, minutes, seconds, millionths of a second (IfcCompoundPlaneAngleMeasure), ETRS89. */
  latitude: [50, 58, 41, 250_000],
  longitude: [11, 21, 7, 500_000],
  /** m above DHHN2016 */
  elevation: 231.5,
} as const;

/** The house is turned anticlockwise from grid east, so that the terrace looks a little towards the evening sun. */
const turnFromGridEast = -12;

const radians = Math.PI / 180;
const millimetresPerMetre = 1000;

/** UTM zone 32 on GRS80 (EPSG:25832). */
const utm = {
  centralMeridian: 9,
  scale: 0.9996,
  falseEasting: 500_000,
  semiMajor: 6_378_137,
  flattening: 1 / 298.257222101,
};

/** Height of the project origin above sea level, in the project's length unit. */
export const elevation = origin.elevation * millimetresPerMetre;

/** RefLatitude, RefLongitude and RefElevation of IfcSite. */
export const siteReference: readonly Value[] = [origin.latitude.map(integer), origin.longitude.map(integer), elevation];

/** Where grid north and true north lie in the project's own axes. */
export function trueNorth(model: Model): Ref {
  const { convergence } = project();
  const turn = (convergence - turnFromGridEast) * radians;
  return direction(model, [-Math.sin(turn), Math.cos(turn)]);
}

/** IfcMapConversion from the model context to ETRS89 / UTM zone 32N. Its lengths are in the map's unit, the metre. */
export function convertToMap(model: Model, context: Ref, metre: Ref): void {
  const { file } = model;
  const names = ['EPSG:25832', 'ETRS89 / UTM zone 32N', 'ETRS89', 'DHHN2016', 'UTM', '32N'];
  const crs = file.add('IFCPROJECTEDCRS', ...names, metre);
  const { easting, northing } = project();
  const turn = turnFromGridEast * radians;
  const axis: Vec2 = [Math.cos(turn), Math.sin(turn)];
  const offset = [easting, northing, origin.elevation];
  file.add('IFCMAPCONVERSION', context, crs, ...offset, ...axis, 1 / millimetresPerMetre);
}

/**
 * Transverse Mercator by Krüger's series to the third order in n, which agrees with PROJ to the millimetre here: easting
 * and northing in metres, and the meridian convergence in degrees (grid north lies that far east of true north).
 */
function project() {
  const { semiMajor, flattening, scale } = utm;
  const n = flattening / (2 - flattening);
  const rectifyingRadius = (semiMajor / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const alpha = [
    n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3,
    (13 / 48) * n ** 2 - (3 / 5) * n ** 3,
    (61 / 240) * n ** 3,
  ];
  const latitude = decimal(origin.latitude) * radians;
  const longitude = (decimal(origin.longitude) - utm.centralMeridian) * radians;
  const eccentricity = (2 * Math.sqrt(n)) / (1 + n);
  const conformal = Math.sinh(
    Math.atanh(Math.sin(latitude)) - eccentricity * Math.atanh(eccentricity * Math.sin(latitude)),
  );
  const xi = Math.atan2(conformal, Math.cos(longitude));
  const eta = Math.asinh(Math.sin(longitude) / Math.hypot(conformal, Math.cos(longitude)));
  const sum = (term: (order: number) => number) =>
    alpha.reduce((total, coefficient, index) => total + coefficient * term(2 * (index + 1)), 0);
  const east = eta + sum((order) => Math.cos(order * xi) * Math.sinh(order * eta));
  const north = xi + sum((order) => Math.sin(order * xi) * Math.cosh(order * eta));
  return {
    easting: toMillimetre(utm.falseEasting + scale * rectifyingRadius * east),
    northing: toMillimetre(scale * rectifyingRadius * north),
    convergence: Math.atan(Math.tan(longitude) * Math.sin(latitude)) / radians,
  };
}

function decimal([degrees, minutes, seconds, millionths]: readonly [number, number, number, number]): number {
  return degrees + minutes / 60 + (seconds + millionths / 1e6) / 3600;
}

function toMillimetre(metres: number): number {
  return Math.round(metres * 1000) / 1000;
}
