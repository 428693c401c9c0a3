import { cornerCount, cutRing } from './ears';
import { withoutHoles } from './holes';
import { before, behind } from './node';
import { pointX, pointY, ringOf, takePoints } from './ring';
import { take } from './scratch';
import { withoutTJunctions } from './t-junctions';
import { leaveOutSlivers, putIn, takeCounterClockwise } from './whole';
import { takeGrid } from './z-order';

/** More points than this are found by where they are in the plane. */
const MOST_BY_LOOKING: u32 = 80;

/**
 * Cuts a polygon into triangles over its points, counter-clockwise: `list` and `corners` of `whole` tell them. Every point is a
 * corner of one, also where three lie on a line: the face beside it ends there, and the surface would not be closed otherwise.
 *
 * @param points where they are; in each, `stride` bytes from the one before, the coordinates are at u and v.
 * @param ends behind which point each ring ends, words. The first one runs counter-clockwise, the others clockwise.
 */
export function triangulate(points: usize, stride: usize, u: usize, v: usize, ends: usize, rings: u32): void {
  takePoints(points, stride, u, v);
  const count = load<u32>(ends + usize(rings - 1) * 4);
  const most = count + 2 * (rings - 1);
  const triangles = take(usize(most) * 12);
  takeCounterClockwise(triangles, cutPolygon(triangles, count, most, ends, rings));
  leaveOutSlivers(count);
  putIn(count, ends, rings);
  withoutTJunctions(count, ends, rings);
}

/** Answers how many corners there are. */
function cutPolygon(triangles: usize, count: u32, most: u32, ends: usize, rings: u32): u32 {
  const rim = ringOf(0, load<u32>(ends), true);
  if (rim === 0 || behind(rim) === before(rim)) return 0;
  const ring = rings > 1 ? withoutHoles(rim, ends, rings) : rim;
  cutRing(ring, triangles, count > MOST_BY_LOOKING && takeGridOf(load<u32>(ends), most));
  return cornerCount;
}

/** Lays a grid over the rim, which has so many points; false where it has no extent. */
function takeGridOf(end: u32, most: u32): bool {
  let left = pointX(0);
  let front = pointY(0);
  let right = left;
  let back = front;
  for (let point: u32 = 1; point < end; point++) {
    const x = pointX(point);
    const y = pointY(point);
    if (x < left) left = x;
    if (y < front) front = y;
    if (x > right) right = x;
    if (y > back) back = y;
  }
  const size = max<f64>(right - left, back - front);
  const steps = size !== 0 ? 32767 / size : 0;
  if (!(steps > 0)) return false;
  takeGrid(left, front, steps, most);
  return true;
}
