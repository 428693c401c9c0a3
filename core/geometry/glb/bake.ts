import type { Mesh } from '../mesh.ts';
import type { Part } from './assemblies.ts';
import { withoutDegenerate } from './degenerate.ts';
import { GRID } from './grid.ts';
import { placeNormals, placePositions } from './place-mesh.ts';
import type { Shape } from './shapes.ts';
import { compose, determinant, type Linear, type Vector, ZERO } from './transform.ts';
import { Welder } from './welder.ts';

/** Triangles of one material on the grid. */
export interface Primitive {
  /** Place among the shape's materials. */
  readonly material: number;
  /** x, y, z and packed normal of each vertex; x, y, z >= 0 in units of the shape's `exponent`. */
  readonly vertices: Int32Array;
  readonly hasNormals: boolean;
  readonly indices: Uint32Array;
}

/** A shape turned, merged, welded and laid on the grid. */
export interface BakedShape {
  /** Where the coordinates begin: metres, in the frame of the turned shape. */
  readonly corner: Vector;
  /** Coordinates count in 2^exponent grid units; 0 up to 839 m. */
  readonly exponent: number;
  /** The farthest that a vertex is from `corner`, in metres. */
  readonly reach: number;
  readonly primitives: readonly Primitive[];
  /** Triangles left out since two of their corners fell together. */
  readonly degenerate: number;
}

/** What lies within the 23 bits that the EXPONENTIAL filter of EXT_meshopt_compression has for a coordinate. */
const MOST_UNITS = 2 ** 23 - 1;

/** A part with its vertices in the frame of the turned shape. */
interface Placed {
  readonly material: number;
  readonly indices: Uint32Array;
  readonly positions: Float64Array;
  readonly normals: Int32Array | undefined;
  readonly isMirrored: boolean;
}

/**
 * @param turn a rotation, applied to the shape as a whole.
 * @param isFlat whether a mesh does without normals.
 */
export function bake(shape: Shape, turn: Linear, meshes: readonly Mesh[], isFlat: (mesh: Mesh) => boolean): BakedShape {
  const placed = shape.parts.map((part) => place(part, turn, meshes, isFlat));
  const [x, y, z] = [extent(placed, 0), extent(placed, 1), extent(placed, 2)];
  const size = [x.max - x.min, y.max - y.min, z.max - z.min];
  const exponent = Math.max(0, Math.ceil(Math.log2(Math.max(...size) / GRID / MOST_UNITS)));
  const corner: Vector = [x.min, y.min, z.min];
  const welded = groupByMaterial(placed).map((group) => weld(group, corner, GRID * 2 ** exponent));
  return {
    corner,
    exponent,
    reach: Math.hypot(...size),
    primitives: welded.filter(({ indices }) => indices.length > 0),
    degenerate: welded.reduce((sum, { degenerate }) => sum + degenerate, 0),
  };
}

function place(part: Part, turn: Linear, meshes: readonly Mesh[], isFlat: (mesh: Mesh) => boolean): Placed {
  const mesh = meshes[part.mesh];
  if (mesh === undefined) throw new RangeError(`A placement names mesh ${part.mesh}; there are ${meshes.length}.`);
  const transform = compose({ linear: turn, offset: ZERO }, part);
  return {
    material: part.material,
    indices: mesh.indices,
    positions: placePositions(mesh, transform),
    normals: isFlat(mesh) ? undefined : placeNormals(mesh, transform.linear),
    isMirrored: determinant(transform.linear) < 0,
  };
}

/** The least and the greatest coordinate on an axis; 0 and 0 where there is no vertex. */
function extent(placed: readonly Placed[], axis: number): { min: number; max: number } {
  let min = Infinity;
  let max = -Infinity;
  for (const { positions } of placed) {
    for (let at = axis; at < positions.length; at += 3) {
      const value = positions[at] ?? 0;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return min <= max ? { min, max } : { min: 0, max: 0 };
}

/** Parts that can share a primitive; in the order of their materials. */
function groupByMaterial(placed: readonly Placed[]): Placed[][] {
  const groups = new Map<number, Placed[]>();
  for (const part of placed) {
    const key = 2 * part.material + (part.normals === undefined ? 0 : 1);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [part]);
    else group.push(part);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}

function weld(group: readonly Placed[], corner: Vector, unit: number): Primitive & { readonly degenerate: number } {
  const welder = new Welder(group.reduce((sum, { positions }) => sum + positions.length / 3, 0));
  const corners = new Uint32Array(group.reduce((sum, { indices }) => sum + indices.length, 0));
  let end = 0;
  for (const part of group) {
    const numbers = numberVertices(part, welder, corner, unit);
    const { indices, isMirrored } = part;
    for (let at = 0; at < indices.length; at += 3) {
      corners[end++] = numbers[indices[at] ?? 0] ?? 0;
      corners[end++] = numbers[indices[isMirrored ? at + 2 : at + 1] ?? 0] ?? 0;
      corners[end++] = numbers[indices[isMirrored ? at + 1 : at + 2] ?? 0] ?? 0;
    }
  }
  const indices = withoutDegenerate(corners, welder.vertices);
  return {
    material: group[0]?.material ?? 0,
    vertices: welder.vertices,
    hasNormals: group[0]?.normals !== undefined,
    indices,
    degenerate: (corners.length - indices.length) / 3,
  };
}

/** The number that each vertex of the part has after welding. */
function numberVertices({ positions, normals }: Placed, welder: Welder, corner: Vector, unit: number): Uint32Array {
  const numbers = new Uint32Array(positions.length / 3);
  for (let vertex = 0; vertex < numbers.length; vertex++) {
    const x = Math.round(((positions[3 * vertex] ?? 0) - corner[0]) / unit);
    const y = Math.round(((positions[3 * vertex + 1] ?? 0) - corner[1]) / unit);
    const z = Math.round(((positions[3 * vertex + 2] ?? 0) - corner[2]) / unit);
    numbers[vertex] = welder.add(x, y, z, normals?.[vertex] ?? 0);
  }
  return numbers;
}
