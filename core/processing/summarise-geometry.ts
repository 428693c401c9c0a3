import * as z from 'zod';
import type { ElementGeometry } from '#core/geometry';
import { Box3, Point3 } from '#core/model';

const Count = z.number().int().nonnegative();

/** The 3D part of a model in numbers; metres, Z up. */
export const GeometrySummary = z.object({
  /** Products with a mesh, spaces included. */
  products: Count,
  triangles: Count,
  /** Distinct meshes, and how often they are placed: the same shape is stored once. */
  meshes: Count,
  placements: Count,
  /** Around all elements; null where there are none. */
  box: Box3.nullable(),
  /** Where the origin of `model.glb`, or of the tiles, lies. */
  glbOrigin: Point3,
  /** Triangles that fell to a line or point on the quantisation grid of `model.glb` or the tiles, and were left out. */
  degenerateTriangles: Count,
});
export type GeometrySummary = z.infer<typeof GeometrySummary>;

export function summariseGeometry(
  geometries: Iterable<ElementGeometry>,
  meshes: number,
  glb: { readonly origin: Readonly<Point3>; readonly degenerateTriangles: number },
): GeometrySummary {
  const summary = { products: 0, triangles: 0, placements: 0 };
  const min: Point3 = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const max: Point3 = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { placements, measures } of geometries) {
    summary.products++;
    summary.triangles += measures.triangles;
    summary.placements += placements.length;
    for (const axis of [0, 1, 2] as const) {
      min[axis] = Math.min(min[axis], measures.box.min[axis]);
      max[axis] = Math.max(max[axis], measures.box.max[axis]);
    }
  }
  const [x, y, z] = glb.origin;
  return {
    ...summary,
    meshes,
    box: summary.products === 0 ? null : { min, max },
    glbOrigin: [x, y, z],
    degenerateTriangles: glb.degenerateTriangles,
  };
}
