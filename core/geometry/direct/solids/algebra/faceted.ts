import type { FaceBuilder } from '../../face-builder.ts';
import { unit, type Vector, Z_AXIS } from '../../frame.ts';
import type { Faceted } from './solid-algebra.ts';
import { cornersAt, pointAt, triangleNormal } from './triangle.ts';

/** Adds a surface whose faces each have vertices and one normal of their own. */
export function addFaceted(target: FaceBuilder, surface: Faceted): void {
  const { points, triangles, faces } = surface;
  target.reserve(triangles.length, triangles.length);
  const normals = normalsOf(surface);
  const vertices = new Map<number, number>();
  const corner = (place: number): number => {
    const point = triangles[place] ?? 0;
    const face = faces[Math.floor(place / 3)] ?? 0;
    const key = face * (points.length / 3) + point;
    const known = vertices.get(key);
    if (known !== undefined) return known;
    const vertex = target.vertex(...pointAt(points, point), ...(normals[face] ?? Z_AXIS));
    vertices.set(key, vertex);
    return vertex;
  };
  for (let at = 0; at < triangles.length; at += 3) target.triangle(corner(at), corner(at + 1), corner(at + 2));
}

/** Of each face, by the sum over its triangles: thin ones alone say little in single precision. */
function normalsOf(surface: Faceted): Vector[] {
  const sums: Vector[] = [];
  for (const [triangle, face] of surface.faces.entries()) {
    const [x, y, z] = triangleNormal(cornersAt(surface, triangle * 3));
    const [sx, sy, sz] = sums[face] ?? [0, 0, 0];
    sums[face] = [sx + x, sy + y, sz + z];
  }
  return sums.map((sum) => unit(sum) ?? Z_AXIS);
}
