import type { Building } from './building.ts';
import { Shown } from './lists/visibility.ts';

/** A half-line; the direction has length 1. */
export interface Ray {
  readonly origin: readonly [number, number, number];
  readonly direction: readonly [number, number, number];
}

/** What a ray meets first. */
export interface Hit {
  readonly element: number;
  /** Metres along the ray. */
  readonly distance: number;
}

/** The part of a ray that counts, in metres along it: a section plane cuts some of it off. */
export interface Reach {
  readonly from: number;
  readonly to: number;
}

/**
 * The first solid element that the ray meets. All boxes are tried, then the triangles of those that were met, nearest
 * first: 0.4 ms for 20,000 elements, so hovering needs neither a tree nor a picture of ids read back from the card.
 */
export function pick(building: Building, shown: Uint8Array, ray: Ray, reach: Reach): Hit | undefined {
  const met: Hit[] = [];
  for (let element = 0; element < building.elements.count; element++) {
    if (shown[element] !== Shown.solid) continue;
    const distance = enterBox(building.elements.boxes, element, ray, reach);
    if (distance < Infinity) met.push({ element, distance });
  }
  met.sort((a, b) => a.distance - b.distance);
  let nearest: Hit | undefined;
  for (const { element, distance } of met) {
    if (nearest !== undefined && distance > nearest.distance) break;
    const hit = meetElement(building, element, ray, { from: reach.from, to: nearest?.distance ?? reach.to });
    if (hit < Infinity) nearest = { element, distance: hit };
  }
  return nearest;
}

/** Where the ray enters the element's box (the slab method); Infinity where it does not. */
function enterBox(boxes: Float32Array, element: number, { origin, direction }: Ray, reach: Reach): number {
  let enter = reach.from;
  let leave = reach.to;
  for (let axis = 0; axis < 3; axis++) {
    const low = (boxes[6 * element + axis] ?? 0) - (origin[axis] ?? 0);
    const high = (boxes[6 * element + 3 + axis] ?? 0) - (origin[axis] ?? 0);
    const slope = direction[axis] ?? 0;
    if (slope === 0) {
      if (low > 0 || high < 0) return Infinity;
      continue;
    }
    enter = Math.max(enter, Math.min(low / slope, high / slope));
    leave = Math.min(leave, Math.max(low / slope, high / slope));
  }
  return enter <= leave ? enter : Infinity;
}

function meetElement({ elements, pieces, indices, positions }: Building, element: number, ray: Ray, reach: Reach) {
  let nearest = Infinity;
  for (let piece = elements.firstPiece[element] ?? 0; piece < (elements.firstPiece[element + 1] ?? 0); piece++) {
    const first = pieces.firstIndex[piece] ?? 0;
    const end = first + (pieces.indexCount[piece] ?? 0);
    for (let at = first; at < end; at += 3) {
      const distance = meetTriangle(positions, indices, at, ray);
      if (distance >= reach.from && distance <= reach.to && distance < nearest) nearest = distance;
    }
  }
  return nearest;
}

/** Möller and Trumbore, "Fast, Minimum Storage Ray/Triangle Intersection" (1997), from both sides. */
function meetTriangle(positions: Float32Array, indices: Uint32Array, at: number, { origin, direction }: Ray): number {
  const a = 3 * (indices[at] ?? 0);
  const b = 3 * (indices[at + 1] ?? 0);
  const c = 3 * (indices[at + 2] ?? 0);
  const ax = positions[a] ?? 0;
  const ay = positions[a + 1] ?? 0;
  const az = positions[a + 2] ?? 0;
  const ux = (positions[b] ?? 0) - ax;
  const uy = (positions[b + 1] ?? 0) - ay;
  const uz = (positions[b + 2] ?? 0) - az;
  const vx = (positions[c] ?? 0) - ax;
  const vy = (positions[c + 1] ?? 0) - ay;
  const vz = (positions[c + 2] ?? 0) - az;
  const [dx, dy, dz] = direction;
  const px = dy * vz - dz * vy;
  const py = dz * vx - dx * vz;
  const pz = dx * vy - dy * vx;
  const determinant = ux * px + uy * py + uz * pz;
  if (determinant === 0) return Infinity;
  const tx = origin[0] - ax;
  const ty = origin[1] - ay;
  const tz = origin[2] - az;
  const u = (tx * px + ty * py + tz * pz) / determinant;
  if (u < 0 || u > 1) return Infinity;
  const qx = ty * uz - tz * uy;
  const qy = tz * ux - tx * uz;
  const qz = tx * uy - ty * ux;
  const v = (dx * qx + dy * qy + dz * qz) / determinant;
  if (v < 0 || u + v > 1) return Infinity;
  return (vx * qx + vy * qy + vz * qz) / determinant;
}
