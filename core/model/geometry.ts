import * as z from 'zod';

/** x, y, z in metres, Z up, in the model's own coordinates (double precision). */
export const Point3 = z.tuple([z.number(), z.number(), z.number()]);
export type Point3 = z.infer<typeof Point3>;

/** Axis-aligned box in metres, Z up, model coordinates. */
export const Box3 = z.object({ min: Point3, max: Point3 });
export type Box3 = z.infer<typeof Box3>;

/** 4 x 4 matrix, column-major as in glTF: columns are X axis, Y axis, Z axis, origin (metres). */
export const Matrix4 = z.array(z.number()).length(16);
export type Matrix4 = z.infer<typeof Matrix4>;

/** What the mesh of an element measures. Artifacts have lengths to a micrometre, areas and volumes to nine digits. */
export const MeshMeasures = z.object({
  triangles: z.number().int().nonnegative(),
  box: Box3,
  /** Surface area in square metres. */
  area: z.number().nonnegative(),
  /** Enclosed volume in cubic metres; of an open mesh the signed-tetrahedra sum, which means little: see `closed`. */
  volume: z.number(),
  /** Volume centroid of a closed mesh, area centroid of an open one. */
  centroid: Point3,
  /** Every edge is shared by exactly two oppositely directed triangles in each connected mesh. */
  closed: z.boolean(),
  /**
   * Express ids of the IfcSpaces in which the centroid lies: within the mesh of the space where that is closed, otherwise
   * in its box. Left out where there are none, and for spaces themselves.
   */
  spaces: z.array(z.number().int().nonnegative()).optional(),
});
export type MeshMeasures = z.infer<typeof MeshMeasures>;

/** Stands in for a shape that would have cost too much to make: the element is about there, and has a shape. */
export const Placeholder = z.object({
  /** Why there is no shape: the code of the failure, such as `geometry/timeout`. */
  code: z.string(),
  box: Box3,
});
export type Placeholder = z.infer<typeof Placeholder>;
