/** The elements (and spaces) that have a shape, by number; every column has one entry for each. */
export interface ElementColumns {
  readonly count: number;
  readonly expressIds: Uint32Array;
  readonly globalIds: readonly (string | null)[];
  readonly names: readonly (string | null)[];
  /** Exact IFC class names. */
  readonly classes: readonly string[];
  /** 1 for an IfcSpace. */
  readonly isSpace: Uint8Array;
  /** 1 where a box stands in for a shape that would have cost too much. */
  readonly isPlaceholder: Uint8Array;
  /** minX, minY, minZ, maxX, maxY, maxZ in metres, Y up. */
  readonly boxes: Float32Array;
  /** `firstPiece[n]` up to `firstPiece[n + 1]` are the pieces of element n: one entry more than elements. */
  readonly firstPiece: Uint32Array;
}

/** A piece is all that one element shows of one mesh primitive: a range of `Building.indices`. */
export interface PieceColumns {
  readonly count: number;
  readonly elements: Uint32Array;
  readonly firstIndex: Uint32Array;
  readonly indexCount: Uint32Array;
  /** 1 where the material lets light through, and for all spaces. */
  readonly isTranslucent: Uint8Array;
}

/** Every triangle of the model in one set of arrays, placed in the world: metres, Y up. */
export interface Building {
  readonly elements: ElementColumns;
  readonly pieces: PieceColumns;
  /** x, y, z of each vertex. */
  readonly positions: Float32Array;
  /** Signed normalised x, y, z of each vertex, all zero where it is shaded flat; then 1 where it is a placeholder's, else 0. */
  readonly normals: Int8Array;
  /** sRGB red, green, blue, opacity of each vertex. */
  readonly colors: Uint8Array;
  /** Number of the element that each vertex belongs to. */
  readonly owners: Uint32Array;
  readonly indices: Uint32Array;
  /** Of the building without its spaces: minX, minY, minZ, maxX, maxY, maxZ; all zero where there is nothing. */
  readonly bounds: readonly [number, number, number, number, number, number];
  /** The same without terrain, plants and what lies far away from the rest: what one wants to look at. */
  readonly focus: Building['bounds'];
  /** Where (0, 0, 0) lies in the model: metres, Z up. */
  readonly origin: readonly [number, number, number];
}
