import { determinant } from '../matrix.ts';
import type { Mesh, Placement } from '../mesh.ts';

/** Areas of an element by the way its faces look, in square metres. */
export interface FacingAreas {
  /**
   * The two flat sides that make up most of the surface, as of a wall or slab, the smaller one first: with mitred ends they
   * differ. Undefined where no two opposite sides are large: a curved wall has none.
   */
  readonly sides: readonly [smaller: number, larger: number] | undefined;
  /** Of everything that looks down, as seen from below: of a room its floor. */
  readonly down: number;
}

/** Less of the surface than this is no pair of sides. */
const LEAST_SHARE = 0.4;
/** Normals within half a degree look the same way. */
const SAME_WAY = Math.cos(Math.PI / 360);
/** Steps per axis in which directions are counted to find the most frequent. */
const STEPS = 32;

/** @param meshes by number, as placements name them. */
export function facingAreas(meshes: readonly Mesh[], placements: readonly Placement[]): FacingAreas {
  const faces = placements.map(({ mesh, matrix }) => areaVectors(meshes[mesh], matrix));
  const [mx, my, mz] = mainDirection(faces);
  let [total, front, back, down] = [0, 0, 0, 0];
  for (const vectors of faces) {
    for (let at = 0; at < vectors.length; at += 3) {
      const [x = 0, y = 0, z = 0] = vectors.subarray(at, at + 3);
      const area = Math.hypot(x, y, z);
      const along = x * mx + y * my + z * mz;
      total += area;
      if (along >= SAME_WAY * area) front += area;
      else if (-along >= SAME_WAY * area) back += area;
      if (z < 0) down -= z;
    }
  }
  const areSides = total > 0 && front + back >= LEAST_SHARE * total;
  return { sides: areSides ? [Math.min(front, back), Math.max(front, back)] : undefined, down };
}

/** For each triangle its normal, as long as its area, in model coordinates. */
function areaVectors(mesh: Mesh | undefined, matrix: Float64Array): Float64Array {
  if (mesh === undefined) throw new Error('A placement uses a mesh that was not handed out.');
  const { positions, indices } = mesh;
  const [a = 0, b = 0, c = 0, , d = 0, e = 0, f = 0, , g = 0, h = 0, i = 0] = matrix;
  const half = Math.sign(determinant(matrix)) / 2;
  const vectors = new Float64Array(indices.length);
  for (let at = 0; at + 2 < indices.length; at += 3) {
    const [p, q, r] = [3 * (indices[at] ?? 0), 3 * (indices[at + 1] ?? 0), 3 * (indices[at + 2] ?? 0)];
    const edge = (axis: number, to: number) => (positions[to + axis] ?? 0) - (positions[p + axis] ?? 0);
    const [ux, uy, uz] = [edge(0, q), edge(1, q), edge(2, q)];
    const [wx, wy, wz] = [edge(0, r), edge(1, r), edge(2, r)];
    const [ax, ay, az] = [a * ux + d * uy + g * uz, b * ux + e * uy + h * uz, c * ux + f * uy + i * uz];
    const [bx, by, bz] = [a * wx + d * wy + g * wz, b * wx + e * wy + h * wz, c * wx + f * wy + i * wz];
    vectors.set([half * (ay * bz - az * by), half * (az * bx - ax * bz), half * (ax * by - ay * bx)], at);
  }
  return vectors;
}

/** The direction into which most of the surface looks, of length 1. */
function mainDirection(faces: readonly Float64Array[]): readonly [number, number, number] {
  const sums = new Map<number, [number, number, number]>();
  for (const vectors of faces) {
    for (let at = 0; at < vectors.length; at += 3) {
      const [x = 0, y = 0, z = 0] = vectors.subarray(at, at + 3);
      const area = Math.hypot(x, y, z);
      if (area === 0) continue;
      const step = (part: number) => Math.round((part / area) * STEPS) + STEPS;
      const key = (step(x) * 4 * STEPS + step(y)) * 4 * STEPS + step(z);
      const [sx, sy, sz] = sums.get(key) ?? [0, 0, 0];
      sums.set(key, [sx + x, sy + y, sz + z]);
    }
  }
  let best: readonly [number, number, number] = [0, 0, 0];
  let longest = 0;
  for (const [x, y, z] of sums.values()) {
    const length = Math.hypot(x, y, z);
    if (length > longest) [longest, best] = [length, [x / length, y / length, z / length]];
  }
  return best;
}
