import type { Vector } from './frame.ts';

/** The two coordinates to keep of points in a plane, in the order that makes its faces counter-clockwise. */
export interface FacedPlane {
  readonly u: 0 | 1 | 2;
  readonly v: 0 | 1 | 2;
}

const XY: FacedPlane = { u: 0, v: 1 };
const YX: FacedPlane = { u: 1, v: 0 };
const YZ: FacedPlane = { u: 1, v: 2 };
const ZY: FacedPlane = { u: 2, v: 1 };
const ZX: FacedPlane = { u: 2, v: 0 };
const XZ: FacedPlane = { u: 0, v: 2 };

/** The coordinate plane that a normal faces most. */
export function facedPlane(nx: number, ny: number, nz: number): FacedPlane {
  const ax = Math.abs(nx);
  const ay = Math.abs(ny);
  const az = Math.abs(nz);
  if (az >= ax && az >= ay) return nz < 0 ? YX : XY;
  if (ax >= ay) return nx < 0 ? ZY : YZ;
  return ny < 0 ? XZ : ZX;
}

/** Twice the area of a loop, x, y, z in turn, along its normal, by Newell's method: it need not be quite planar. */
export function newellNormal(loop: readonly number[]): Vector {
  let nx = 0;
  let ny = 0;
  let nz = 0;
  const last = loop.length - 3;
  let px = loop[last] ?? 0;
  let py = loop[last + 1] ?? 0;
  let pz = loop[last + 2] ?? 0;
  for (let at = 0; at < loop.length; at += 3) {
    const x = loop[at] ?? 0;
    const y = loop[at + 1] ?? 0;
    const z = loop[at + 2] ?? 0;
    nx += (py - y) * (pz + z);
    ny += (pz - z) * (px + x);
    nz += (px - x) * (py + y);
    px = x;
    py = y;
    pz = z;
  }
  return [nx, ny, nz];
}
