import { compose, type Frame, turned } from '../../frame.ts';
import { type Bounds, boundsOf, isConvex } from '../../plane/area.ts';
import { profileOf } from '../../profiles/profiles.ts';
import { movedRing, type Ring } from '../../ring.ts';
import type { HalfSpace } from '../clip/half-space.ts';
import { Prism } from '../prism.ts';
import { isUpright } from './box.ts';

/** A prism as a box, and what has to be cut off it. */
export interface MitredBox {
  readonly box: Prism;
  /** In the coordinates of the prism's parent. */
  readonly spaces: readonly HalfSpace[];
}

/** Edges of a profile: one with more of them is round. */
const MOST_EDGES = 8;

/**
 * An upright prism with a convex profile as the box around it along its longest edge, and the sides that are cut off: a
 * wall with mitred ends and its windows are prisms along no common axis, but that box and they are.
 *
 * @param tolerance within which an edge lies on a side of the box. @returns undefined where it is of another kind, or a
 * box itself.
 */
export function mitredBox({ profile, path, frame }: Prism, tolerance: number): MitredBox | undefined {
  const { outer, holes } = profile;
  const isSimple = holes.length === 0 && outer.length <= MOST_EDGES * 2;
  if (!isSimple || !isUpright(path) || !isConvex(outer)) return undefined;
  const turn = alongLongestEdge(outer);
  const ring = movedRing(outer, [turn[0], turn[3], 0, turn[1], turn[4], 0, 0, 0, 1, 0, 0, 0]);
  const toParent = compose(frame, turn);
  const bounds = boundsOf(ring);
  const spaces = cutOff(ring, bounds, toParent, tolerance);
  if (spaces.length === 0) return undefined;
  const { left, right, front, back } = bounds;
  const around = profileOf([left, front, right, front, right, back, left, back], []);
  return { box: new Prism(around, toParent, [0, 0, path[2]]), spaces };
}

/** Turns the x axis into the direction of the longest edge. */
function alongLongestEdge(ring: Ring): Frame {
  let longest = 0;
  let u = 1;
  let v = 0;
  for (let to = 0, from = ring.length - 2; to < ring.length; from = to, to += 2) {
    const dx = (ring[to] ?? 0) - (ring[from] ?? 0);
    const dy = (ring[to + 1] ?? 0) - (ring[from + 1] ?? 0);
    const length = Math.hypot(dx, dy);
    if (length <= longest) continue;
    longest = length;
    u = dx / length;
    v = dy / length;
  }
  return [u, v, 0, -v, u, 0, 0, 0, 1, 0, 0, 0];
}

/** What lies to the left of each edge that is on no side of the box; the ring runs counter-clockwise. */
function cutOff(ring: Ring, { left, right, front, back }: Bounds, toParent: Frame, tolerance: number): HalfSpace[] {
  const spaces: HalfSpace[] = [];
  for (let to = 0, from = ring.length - 2; to < ring.length; from = to, to += 2) {
    const ax = ring[from] ?? 0;
    const ay = ring[from + 1] ?? 0;
    const bx = ring[to] ?? 0;
    const by = ring[to + 1] ?? 0;
    const isBoth = (a: number, b: number, side: number) =>
      Math.abs(a - side) <= tolerance && Math.abs(b - side) <= tolerance;
    if (isBoth(ax, bx, left) || isBoth(ax, bx, right) || isBoth(ay, by, front) || isBoth(ay, by, back)) continue;
    const length = Math.hypot(bx - ax, by - ay);
    const [nx, ny, nz] = turned(toParent, [(ay - by) / length, (bx - ax) / length, 0]);
    const [px, py, pz] = turned(toParent, [ax, ay, 0]);
    const offset = nx * (px + toParent[9]) + ny * (py + toParent[10]) + nz * (pz + toParent[11]);
    spaces.push({ nx, ny, nz, offset, boundary: undefined });
  }
  return spaces;
}
