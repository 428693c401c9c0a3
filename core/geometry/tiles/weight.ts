import type { ElementColumns, GlbModel } from '../glb/index.ts';
import type { Mesh } from '../mesh.ts';

/** A node of a GLB, and what a viewer knows of an element, cost at least as much as so many triangles. */
const LEAST = 32;

/** What each product costs a viewer, counted in triangles: those it shows, shared or not, but never less than 32. */
export function weightsOf({ count, ends, meshes }: ElementColumns, all: readonly Mesh[]): Float64Array {
  const weights = new Float64Array(count);
  for (let product = 0, at = 0; product < count; product++) {
    let triangles = 0;
    for (; at < (ends[product] ?? at); at++) triangles += (all[meshes[at] ?? 0]?.indices.length ?? 0) / 3;
    weights[product] = Math.max(LEAST, triangles);
  }
  return weights;
}

/** Whether a model costs more than `above`, in triangles. */
export function needsTiles({ elements, spaces, meshes }: GlbModel, above: number): boolean {
  let sum = 0;
  for (const columns of [elements, spaces]) for (const weight of weightsOf(columns, meshes)) sum += weight;
  return sum > above;
}
