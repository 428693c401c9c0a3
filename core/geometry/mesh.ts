import type { MeshMeasures } from '#core/model';

/**
 * Triangles shared by every placement of the same shape: metres, right-handed, about an origin near the shape (so
 * that single precision is enough), counter-clockwise seen from outside. Which way is up only the matrix of a
 * placement says. Arrays are tightly packed: xyz per vertex, three indices per triangle.
 */
export interface Mesh {
  readonly positions: Float32Array;
  /** Unit length; as many as positions. */
  readonly normals: Float32Array;
  readonly indices: Uint32Array;
}

/** Red, green, blue, alpha from 0 to 1, exactly as `IfcColourRgb` and `Transparency` write them: sRGB, not linear. */
export type Color = readonly [red: number, green: number, blue: number, alpha: number];

/** One mesh put in its place. */
export interface Placement {
  /** Number of the mesh: meshes count from 0 in the order in which an engine hands them out. */
  readonly mesh: number;
  readonly color: Color;
  /**
   * 16 doubles, column-major: mesh coordinates to model coordinates in metres, Z up. Rigid as a rule; where a mapped
   * item is stretched, the stretch stays in it. The determinant is 1 or, for a mirrored placement, -1: the winding seen
   * from outside is then clockwise, which glTF viewers honour.
   */
  readonly matrix: Float64Array;
}

/** What one product looks like. */
export interface ElementGeometry {
  readonly expressId: number;
  /** At least one, in the order of the representation's items. */
  readonly placements: readonly Placement[];
  readonly measures: MeshMeasures;
  /** A closed mesh came with its inside turned out; Plinth has turned it back. */
  readonly wasInsideOut: boolean;
}
