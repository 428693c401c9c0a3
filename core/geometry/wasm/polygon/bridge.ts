// After earcut 3.2.4 (https://github.com/mapbox/earcut), ISC, (c) 2026 Mapbox; see LICENSE.earcut. The order of all operations is
// the same, so the triangles are, too.

import { backOf, blockAt, blockCount, frontOf, headOf, leftOf, rightOf, stopOf } from './blocks';
import { area, equals, isInTriangle, isLocallyInside } from './diagonals';
import { before, behind, isLinked, xOf, yOf } from './node';

/** The leftmost point of the hole at hand. */
let hole: usize = 0;
let hx: f64 = 0;
let hy: f64 = 0;
/** What a ray from there to the left meets: where, and an end of the edge. */
let meetingX: f64 = 0;
let found: usize = 0;
/** The triangle of hole, meeting point and that end. */
let ax: f64 = 0;
let mx: f64 = 0;
let my: f64 = 0;
let cx: f64 = 0;
/** Of the points in the triangle the one that is least turned away, and by how much. */
let best: usize = 0;
let least: f64 = 0;

/** The point of the outer ring that the leftmost point of a hole is joined with (David Eberly's algorithm); 0 where there is none. */
export function bridgeTo(leftmost: usize, outer: usize): usize {
  hole = leftmost;
  if (equals(hole, outer)) return outer;
  hx = xOf(hole);
  hy = yOf(hole);
  if (isTouched() || found === 0) return found;
  return leastTurned();
}

/** Finds the edge that the ray meets first; true where the hole touches it: the end found is joined. */
function isTouched(): bool {
  found = 0;
  meetingX = -Infinity;
  for (let number: u32 = 0; number < blockCount; number++) {
    const block = blockAt(number);
    if (hy < frontOf(block) || hy > backOf(block) || leftOf(block) > hx || rightOf(block) <= meetingX) continue;
    const stop = stopOf(block);
    let p = headOf(block);
    do {
      if (isLinked(p) && touches(p)) return true;
      p = behind(p);
    } while (p !== stop);
  }
  return false;
}

/** Looks at the edge behind a point. */
function touches(p: usize): bool {
  const n = behind(p);
  if (equals(hole, n)) {
    found = n;
    return true;
  }
  if (!(hy <= yOf(p) && hy >= yOf(n) && yOf(n) !== yOf(p))) return false;
  const x = xOf(p) + ((hy - yOf(p)) * (xOf(n) - xOf(p))) / (yOf(n) - yOf(p));
  if (!(x <= hx && x > meetingX)) return false;
  meetingX = x;
  found = xOf(p) < xOf(n) ? p : n;
  return x === hx;
}

/** Of the points in the triangle the one that is least turned away; the end found where there is none. */
function leastTurned(): usize {
  mx = xOf(found);
  my = yOf(found);
  const front = min<f64>(hy, my);
  const back = max<f64>(hy, my);
  ax = hy < my ? hx : meetingX;
  cx = hy < my ? meetingX : hx;
  best = found;
  least = Infinity;
  for (let number: u32 = 0; number < blockCount; number++) {
    const block = blockAt(number);
    if (rightOf(block) < mx || leftOf(block) > hx || backOf(block) < front || frontOf(block) > back) continue;
    const stop = stopOf(block);
    let p = headOf(block);
    do {
      if (isLinked(p)) lookAt(p);
      p = behind(p);
    } while (p !== stop);
  }
  return best;
}

function lookAt(p: usize): void {
  const x = xOf(p);
  const y = yOf(p);
  if (!(hx >= x && x >= mx && hx !== x && isInTriangle(ax, hy, mx, my, cx, hy, x, y))) return;
  const turn = abs<f64>(hy - y) / (hx - x);
  const n = behind(p);
  const isSeen = isLocallyInside(p, hole) || (y === hy && yOf(n) === hy && xOf(n) > hx);
  if (isSeen && (turn < least || (turn === least && isNearer(p)))) {
    best = p;
    least = turn;
  }
}

function isNearer(p: usize): bool {
  return xOf(p) > xOf(best) || (xOf(p) === xOf(best) && holdsSector(best, p));
}

/** Whether the corner at m holds that at p, which has the same coordinates. */
function holdsSector(m: usize, p: usize): bool {
  return area(before(m), m, before(p)) < 0 && area(behind(p), m, behind(m)) < 0;
}
