import { house, roof } from './dimensions.ts';

const slope = Math.tan((roof.pitch * Math.PI) / 180);

/** y of the ridge. */
export const ridge = house.depth / 2;

/** Rise per run of the roof. */
export const roofSlope = slope;

/** Height of the roof's underside above the ground floor at `y`. */
export function undersideAt(y: number): number {
  return roof.eaves + slope * Math.min(y, house.depth - y);
}

/** Where the slates meet, above the ground floor. */
export const ridgeTop = undersideAt(ridge) + roof.thickness / Math.cos((roof.pitch * Math.PI) / 180);

/** Area between `level` and the roof's underside in the section from `south` to `north`. */
export function sectionArea(south: number, north: number, level: number): number {
  return primitive(north) - primitive(south) - level * (north - south);
}

/** Integral of `undersideAt` from 0 to `y`. */
function primitive(y: number): number {
  const before = Math.min(y, ridge);
  const beyond = Math.max(0, y - ridge);
  const rising = roof.eaves * before + (slope * before ** 2) / 2;
  return rising + undersideAt(ridge) * beyond - (slope * beyond ** 2) / 2;
}

/** The highest point under the roof between `south` and `north`. */
export function highestUnderside(south: number, north: number): number {
  return undersideAt(Math.min(Math.max(ridge, south), north));
}
