import { areFinite } from '../finite.ts';
import { type Affine, determinant } from '../matrix.ts';
import type { Color, Mesh } from '../mesh.ts';
import { alignNormals } from '../normals.ts';
import type { EnginePlacement } from './model.ts';

/** A mesh in metres (not shared yet) and its place in the model. */
export interface PlacedMesh {
  readonly mesh: Mesh;
  readonly matrix: Affine;
  readonly color: Color;
}

/**
 * Turns what web-ifc gives into Plinth's terms; undefined where a coordinate is missing or not a finite number.
 * - Y up becomes Z up again, in the matrix;
 * - the scale (length unit, uniform scale of mapped items) moves from the matrix into the mesh, so that meshes are in
 *   metres and matrices rigid;
 * - of a mirrored placement web-ifc turns the triangles, so that they look right without regard to the determinant;
 *   glTF flips the winding by the determinant itself, so they are turned back;
 * - -0 becomes 0, so that equal meshes are equal byte for byte;
 * - vertices that no triangle uses are left out, normals that point away from their triangles (web-ifc makes them for
 *   profiles extruded downwards, for example) are turned.
 */
export function placedMesh({ vertices, indices, flatTransformation, color }: EnginePlacement): PlacedMesh | undefined {
  const matrix = zUp(flatTransformation);
  const scale = scaleOf(matrix);
  const mirrored = determinant(matrix) < 0;
  for (let at = 0; at < 12; at++) matrix[at] = (matrix[at] ?? 0) / scale + 0;
  const mesh = usedVertices(vertices, indices, scale, mirrored);
  if (mesh === undefined || !areFinite(matrix) || !areFinite(mesh.positions)) return undefined;
  alignNormals(mesh);
  return { mesh, matrix, color };
}

/** web-ifc puts (x, z, -y) in front of everything; this takes it back: model y is its -z, model z its y. */
function zUp(flat: readonly number[]): Affine {
  const matrix = Float64Array.from(flat);
  for (let column = 0; column < 16; column += 4) {
    matrix[column + 1] = 0 - (flat[column + 2] ?? 0);
    matrix[column + 2] = flat[column + 1] ?? 0;
  }
  return matrix;
}

/** To 12 digits, so that the same unit gives the same vertices in every placement; 1 where the matrix flattens. */
function scaleOf(matrix: Affine): number {
  const scale = Number(Math.cbrt(Math.abs(determinant(matrix))).toPrecision(12));
  return scale > 0 && Number.isFinite(scale) ? scale : 1;
}

function usedVertices(vertices: Float32Array, indices: Uint32Array, scale: number, turn: boolean): Mesh | undefined {
  const newOf = new Int32Array(vertices.length / 6).fill(-1);
  const positions = new Float32Array(vertices.length / 2);
  const normals = new Float32Array(vertices.length / 2);
  const renumbered = new Uint32Array(indices.length - (indices.length % 3));
  let used = 0;
  for (let at = 0; at < renumbered.length; at++) {
    // web-ifc turns a triangle by exchanging its first and last corner.
    const old = indices[turn ? at + 2 - 2 * (at % 3) : at] ?? 0;
    let vertex = newOf[old];
    if (vertex === undefined) return undefined;
    if (vertex === -1) {
      vertex = used;
      newOf[old] = used++;
      const to = vertex * 3;
      const from = old * 6;
      positions[to] = (vertices[from] ?? 0) * scale + 0;
      positions[to + 1] = (vertices[from + 1] ?? 0) * scale + 0;
      positions[to + 2] = (vertices[from + 2] ?? 0) * scale + 0;
      normals[to] = vertices[from + 3] ?? 0;
      normals[to + 1] = vertices[from + 4] ?? 0;
      normals[to + 2] = vertices[from + 5] ?? 0;
    }
    renumbered[at] = vertex;
  }
  return { positions: positions.subarray(0, used * 3), normals: normals.subarray(0, used * 3), indices: renumbered };
}
