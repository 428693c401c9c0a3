// After earcut 3.2.4 (https://github.com/mapbox/earcut), ISC, (c) 2026 Mapbox; see LICENSE.earcut. The order of all operations is
// the same, so the triangles are, too.

import { before, behind, placeOf, xOf, yOf } from './node';

/** Twice the area of a triangle: below 0 where it is an ear of the ring. */
export function area(p: usize, q: usize, r: usize): f64 {
  return (yOf(q) - yOf(p)) * (xOf(r) - xOf(q)) - (xOf(q) - xOf(p)) * (yOf(r) - yOf(q));
}

export function equals(p: usize, q: usize): bool {
  return xOf(p) === xOf(q) && yOf(p) === yOf(q);
}

export function isInTriangle(ax: f64, ay: f64, bx: f64, by: f64, cx: f64, cy: f64, px: f64, py: f64): bool {
  return (
    (cx - px) * (ay - py) >= (ax - px) * (cy - py) &&
    (ax - px) * (by - py) >= (bx - px) * (ay - py) &&
    (bx - px) * (cy - py) >= (cx - px) * (by - py)
  );
}

/** Whether the diagonal from a to b begins inside of the polygon. */
export function isLocallyInside(a: usize, b: usize): bool {
  return area(before(a), a, behind(a)) < 0
    ? area(a, b, behind(a)) >= 0 && area(a, before(a), b) >= 0
    : area(a, b, before(a)) < 0 || area(a, behind(a), b) < 0;
}

/** Whether two lines cross between their ends. */
export function cross(p: usize, q: usize, r: usize, s: usize): bool {
  return areCrossed(area(p, q, r), area(p, q, s), area(r, s, p), area(r, s, q));
}

function areCrossed(o1: f64, o2: f64, o3: f64, o4: f64): bool {
  return ((o1 > 0 && o2 < 0) || (o1 < 0 && o2 > 0)) && ((o3 > 0 && o4 < 0) || (o3 < 0 && o4 > 0));
}

/** Whether two lines have a point in common, their ends included. */
function meet(p: usize, q: usize, r: usize, s: usize): bool {
  const o1 = area(p, q, r);
  const o2 = area(p, q, s);
  const o3 = area(r, s, p);
  const o4 = area(r, s, q);
  return (
    areCrossed(o1, o2, o3, o4) ||
    (o1 === 0 && isBetween(p, r, q)) ||
    (o2 === 0 && isBetween(p, s, q)) ||
    (o3 === 0 && isBetween(r, p, s)) ||
    (o4 === 0 && isBetween(r, q, s))
  );
}

/** Whether q is between the ends of the line from p to r, on which it lies. */
function isBetween(p: usize, q: usize, r: usize): bool {
  return (
    xOf(q) <= max<f64>(xOf(p), xOf(r)) &&
    xOf(q) >= min<f64>(xOf(p), xOf(r)) &&
    yOf(q) <= max<f64>(yOf(p), yOf(r)) &&
    yOf(q) >= min<f64>(yOf(p), yOf(r))
  );
}

/** Whether the polygon may be cut from a to b. */
export function isDiagonal(a: usize, b: usize): bool {
  const isPoint = equals(a, b) && area(before(a), a, behind(a)) > 0 && area(before(b), b, behind(b)) > 0;
  if (placeOf(behind(a)) === placeOf(b)) return false;
  if (!isPoint && !isVisible(a, b)) return false;
  return !meetsPolygon(a, b) && (isPoint || isMiddleInside(a, b));
}

/** As far as the corners at both ends tell. */
function isVisible(a: usize, b: usize): bool {
  if (!isLocallyInside(a, b) || !isLocallyInside(b, a)) return false;
  return area(before(a), a, before(b)) !== 0 || area(a, before(b), b) !== 0;
}

function meetsPolygon(a: usize, b: usize): bool {
  const left = min<f64>(xOf(a), xOf(b));
  const right = max<f64>(xOf(a), xOf(b));
  const front = min<f64>(yOf(a), yOf(b));
  const back = max<f64>(yOf(a), yOf(b));
  const first = placeOf(a);
  const last = placeOf(b);
  let p = a;
  do {
    const n = behind(p);
    const isBeside =
      (xOf(p) > right && xOf(n) > right) ||
      (xOf(p) < left && xOf(n) < left) ||
      (yOf(p) > back && yOf(n) > back) ||
      (yOf(p) < front && yOf(n) < front);
    if (!isBeside) {
      const isEnd = placeOf(p) === first || placeOf(n) === first || placeOf(p) === last || placeOf(n) === last;
      if (!isEnd && meet(p, n, a, b)) return true;
    }
    p = n;
  } while (p !== a);
  return false;
}

function isMiddleInside(a: usize, b: usize): bool {
  const px = (xOf(a) + xOf(b)) / 2;
  const py = (yOf(a) + yOf(b)) / 2;
  let isInside = false;
  let p = a;
  do {
    const n = behind(p);
    if (yOf(p) > py !== yOf(n) > py && px < ((xOf(n) - xOf(p)) * (py - yOf(p))) / (yOf(n) - yOf(p)) + xOf(p)) {
      isInside = !isInside;
    }
    p = n;
  } while (p !== a);
  return isInside;
}
