import { clearScratch, take } from '../polygon/scratch';
import { triangulate } from '../polygon/triangulate';
import { list, corners as listed, takeList } from '../polygon/whole';
import { addRingAt, facePlane, findNormalAt, isConvexInPlane, u, v } from './ring';
import { addTriangle, addVertex, corners, INPUT, LENGTH, mostCorners, NORMAL, vertices } from './room';

/** Corners for which there was no room. */
let lacking: u32 = 0;

/**
 * Adds planar faces. The input, for each of them: how many loops, how many coordinates each has, and these, x, y, z in turn; the
 * outer loop first, counter-clockwise seen from outside. A face without area is left out. There is room for the vertices.
 *
 * @param start the place in the input that the first of them is at. @param end behind the last of them.
 * @returns where it has stopped for want of room for corners: see `lackingCorners`. Else `end`.
 */
export function addFaces(start: u32, end: u32): u32 {
  for (let place = start; place < end; ) {
    const face = INPUT + usize(place) * 8;
    const loops = u32(load<f64>(face));
    let numbers: u32 = 0;
    for (let loop: u32 = 1; loop <= loops; loop++) numbers += u32(load<f64>(face + usize(loop) * 8));
    if (!addFace(face + 8, loops, face + 8 + usize(loops) * 8)) return place;
    place += 1 + loops + numbers;
  }
  return end;
}

/** How many corners more there must be room for. */
export function lackingCorners(): u32 {
  return lacking;
}

/** Adds one such face, whose only loop is the input, so many coordinates; false where there is no room. */
export function addRing(length: u32): bool {
  store<f64>(LENGTH, length);
  return addFace(LENGTH, 1, INPUT);
}

function addFace(lengths: usize, loops: u32, points: usize): bool {
  const rim = u32(load<f64>(lengths));
  if (loops === 1) {
    if (corners() + rim > mostCorners()) return lacks(rim);
    if (addRingAt(points, rim)) return true;
  } else {
    if (!findNormalAt(points, rim)) return true;
    facePlane();
  }
  clearScratch();
  const ends = take(usize(loops) * 4);
  let end: u32 = 0;
  for (let loop: u32 = 0; loop < loops; loop++) {
    end += u32(load<f64>(lengths + usize(loop) * 8)) / 3;
    store<u32>(ends + usize(loop) * 4, end);
  }
  triangulate(points, 24, u, v, ends, loops);
  return addListed(points, end);
}

function lacks(more: u32): bool {
  lacking = more;
  return false;
}

function addListed(points: usize, count: u32): bool {
  if (corners() + listed > mostCorners()) return lacks(listed);
  const nx = load<f64>(NORMAL);
  const ny = load<f64>(NORMAL, 8);
  const nz = load<f64>(NORMAL, 16);
  const first = vertices();
  const end = points + usize(count) * 24;
  for (let at = points; at < end; at += 24) addVertex(load<f64>(at), load<f64>(at, 8), load<f64>(at, 16), nx, ny, nz);
  const last = list + usize(listed) * 4;
  for (let at = list; at < last; at += 12) {
    addTriangle(first + load<u32>(at), first + load<u32>(at, 4), first + load<u32>(at, 8));
  }
  return true;
}

/**
 * Cuts a polygon of the plane into triangles. The input: its points, x and y in turn, and behind which of them each of its rings
 * ends.
 *
 * @returns where they are, three points each, as words: see `planeCorners`.
 */
export function trianglesOfPlane(points: u32, rings: u32): usize {
  clearScratch();
  if (rings === 1 && isConvexInPlane(INPUT, points)) {
    fan(points);
    return list;
  }
  const given = INPUT + usize(points) * 16;
  const ends = take(usize(rings) * 4);
  for (let ring: usize = 0; ring < rings; ring++) store<u32>(ends + ring * 4, u32(load<f64>(given + ring * 8)));
  triangulate(INPUT, 16, 0, 8, ends, rings);
  return list;
}

/** How many corners the triangles have that `trianglesOfPlane` has found. */
export function planeCorners(): u32 {
  return listed;
}

function fan(points: u32): void {
  const triangles = take(usize(points) * 12);
  let at = triangles;
  for (let point: u32 = 1; point + 1 < points; point++) {
    store<u32>(at, 0);
    store<u32>(at, point, 4);
    store<u32>(at, point + 1, 8);
    at += 12;
  }
  takeList(triangles, u32((at - triangles) >>> 2));
}
