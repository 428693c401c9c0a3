import * as z from 'zod';
import { Box3, Point3 } from '#core/model';
import type { ElementStore } from './element-store.ts';

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
  elements: ElementStore,
  meshes: number,
  glb: { readonly origin: Readonly<Point3>; readonly degenerateTriangles: number },
): GeometrySummary {
  const { triangles, box } = elements.totals();
  const [x, y, z] = glb.origin;
  return {
    products: elements.size,
    triangles,
    placements: elements.placementCount,
    meshes,
    box: elements.size === 0 ? null : box,
    glbOrigin: [x, y, z],
    degenerateTriangles: glb.degenerateTriangles,
  };
}
