import type { MeshMeasures, Point3 } from '#core/model';
import { type Affine, determinant, transformPoint, uniformScale } from '../matrix.ts';
import type { Mesh } from '../mesh.ts';
import { GrowingBox } from './box.ts';
import { type ShapeMeasures, shapeOf, type Triangles, trianglesOf } from './triangles.ts';

/** A measured mesh in its place. */
export interface PlacedShape {
  readonly mesh: Mesh;
  readonly shape: ShapeMeasures;
  readonly matrix: Affine;
}

/** Measures a mesh, once for all its placements. */
export function measureShape({ positions, indices }: Mesh): ShapeMeasures {
  return shapeOf(positions, indices);
}

/**
 * Measures an element made of one or more meshes, in model coordinates (metres, Z up). Area and volume are the sums
 * over its meshes, overlaps counted twice; it is closed when all its meshes are. The volume does not depend on
 * whether a placement mirrors.
 */
export function measureElement(placed: readonly PlacedShape[]): MeshMeasures {
  const box = new GrowingBox();
  const surface = new Balance();
  const body = new Balance();
  let triangles = 0;
  let closed = true;
  for (const part of placed) {
    const { area, areaCentroid, volume, volumeCentroid } = inPlace(part);
    box.add(part.mesh.positions, part.shape.box, part.matrix);
    surface.add(area, areaCentroid);
    body.add(volume, volumeCentroid);
    triangles += part.mesh.indices.length / 3;
    closed &&= part.shape.closed;
  }
  const centroid = closed && body.weight > 0 ? body.center() : surface.center();
  return { triangles, box: box.toBox(), area: surface.weight, volume: body.weight, centroid, closed };
}

/** The shape's measures in model coordinates. */
function inPlace({ mesh, shape, matrix }: PlacedShape): Triangles {
  const scale = uniformScale(matrix);
  if (scale === undefined) return stretched(mesh, matrix);
  return {
    area: shape.area * scale ** 2,
    areaCentroid: transformPoint(matrix, shape.areaCentroid),
    volume: shape.volume * scale ** 3,
    volumeCentroid: transformPoint(matrix, shape.volumeCentroid),
  };
}

/** Under a non-uniform scale areas do not follow from the mesh's own; its triangles are stretched and summed again. */
function stretched({ positions, indices }: Mesh, matrix: Affine): Triangles {
  const linear = matrix.slice().fill(0, 12, 15);
  const offset: Point3 = [matrix[12] ?? 0, matrix[13] ?? 0, matrix[14] ?? 0];
  const moved = new Float64Array(positions.length);
  for (let at = 0; at + 2 < positions.length; at += 3) {
    moved.set(transformPoint(linear, [positions[at] ?? 0, positions[at + 1] ?? 0, positions[at + 2] ?? 0]), at);
  }
  const { area, areaCentroid, volume, volumeCentroid } = trianglesOf(moved, indices);
  return {
    area,
    areaCentroid: plus(areaCentroid, offset),
    volume: volume * Math.sign(determinant(matrix)),
    volumeCentroid: plus(volumeCentroid, offset),
  };
}

/** Weighted points, and the one on which they balance: without any weight, the first. */
class Balance {
  weight = 0;
  #x = 0;
  #y = 0;
  #z = 0;
  #first: Point3 | undefined;

  add(weight: number, point: Point3): void {
    this.weight += weight;
    this.#x += weight * point[0];
    this.#y += weight * point[1];
    this.#z += weight * point[2];
    this.#first ??= point;
  }

  center(): Point3 {
    const { weight } = this;
    return weight === 0 ? (this.#first ?? [0, 0, 0]) : [this.#x / weight, this.#y / weight, this.#z / weight];
  }
}

const plus = (a: Point3, b: Point3): Point3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
