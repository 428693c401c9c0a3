import type { FaceBuilder } from '../../face-builder.ts';
import { unit, type Vector, Z_AXIS } from '../../frame.ts';
import { type Corners, dot, pointAt, triangleNormal } from '../algebra/triangle.ts';
import type { Solid } from '../solid.ts';

/** Cosine of the angle by which two triangles may differ and still be one flat face. */
const FLAT = 1 - 1e-9;

/** Areas with as many corners each, in space: outer ring and holes one behind the other, x, y, z in turn. */
export interface SweptSections {
  readonly sections: readonly (readonly number[])[];
  /** Where each hole begins, in points. */
  readonly holeStarts: readonly number[];
  /** Over the points of the first and of the last section. */
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** The last section leads back to the first: there are no ends. */
  readonly isRing: boolean;
}

/**
 * A body from section to section: what sweeps, revolutions and tapered extrusions have in common. Seen from the last
 * section on, outer rings run counter-clockwise and holes clockwise.
 */
export class Sections implements Solid {
  readonly #swept: SweptSections;

  constructor(swept: SweptSections) {
    this.#swept = swept;
  }

  addTo(faces: FaceBuilder): void {
    const { sections, start, end, isRing } = this.#swept;
    const [first = []] = sections;
    const last = sections.at(-1) ?? first;
    for (let at = 0; at + 1 < sections.length; at++) this.#addSides(faces, sections[at] ?? [], sections[at + 1] ?? []);
    if (isRing) this.#addSides(faces, last, first);
    else {
      addCap(faces, first, start.toReversed());
      addCap(faces, last, end);
    }
  }

  #addSides(faces: FaceBuilder, from: readonly number[], to: readonly number[]): void {
    const count = from.length / 3;
    faces.reserve(6 * count, 6 * count);
    let first = 0;
    for (const end of [...this.#swept.holeStarts, count]) {
      for (let at = first, before = end - 1; at < end; before = at++) {
        addQuadrilateral(faces, [pointAt(from, before), pointAt(from, at), pointAt(to, at), pointAt(to, before)]);
      }
      first = end;
    }
  }
}

/** Two triangles; where they are in one plane they share their corners. One without area is left out. */
function addQuadrilateral(faces: FaceBuilder, [a, b, c, d]: readonly [Vector, Vector, Vector, Vector]): void {
  const one = unit(triangleNormal([a, b, c]));
  const other = unit(triangleNormal([a, c, d]));
  if (one !== undefined && other !== undefined && dot(one, other) > FLAT) {
    const first = addVertex(faces, a, one);
    addVertex(faces, b, one);
    addVertex(faces, c, one);
    addVertex(faces, d, one);
    faces.triangle(first, first + 1, first + 2);
    faces.triangle(first, first + 2, first + 3);
    return;
  }
  if (one !== undefined) addTriangle(faces, [a, b, c], one);
  if (other !== undefined) addTriangle(faces, [a, c, d], other);
}

function addTriangle(faces: FaceBuilder, [a, b, c]: Corners, normal: Vector): void {
  const first = addVertex(faces, a, normal);
  addVertex(faces, b, normal);
  addVertex(faces, c, normal);
  faces.triangle(first, first + 1, first + 2);
}

function addVertex(faces: FaceBuilder, point: Vector, normal: Vector): number {
  return faces.vertex(point[0], point[1], point[2], normal[0], normal[1], normal[2]);
}

function addCap(faces: FaceBuilder, points: readonly number[], triangles: readonly number[]): void {
  const normal = capNormal(points, triangles);
  faces.reserve(points.length / 3, triangles.length);
  const first = faces.vertices;
  for (let number = 0; number < points.length / 3; number++) addVertex(faces, pointAt(points, number), normal);
  for (let at = 0; at < triangles.length; at += 3) {
    faces.triangle(first + (triangles[at] ?? 0), first + (triangles[at + 1] ?? 0), first + (triangles[at + 2] ?? 0));
  }
}

function capNormal(points: readonly number[], triangles: readonly number[]): Vector {
  let sum: Vector = [0, 0, 0];
  for (let at = 0; at < triangles.length; at += 3) {
    const [x, y, z] = triangleNormal([
      pointAt(points, triangles[at] ?? 0),
      pointAt(points, triangles[at + 1] ?? 0),
      pointAt(points, triangles[at + 2] ?? 0),
    ]);
    sum = [sum[0] + x, sum[1] + y, sum[2] + z];
  }
  return unit(sum) ?? Z_AXIS;
}
