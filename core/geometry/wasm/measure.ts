// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../measure.generated.ts.

import { isClosed } from './measure/closed';
import { trianglesOf } from './measure/triangles';

/**
 * Measures a mesh of single precision: see `trianglesOf` for where the numbers go.
 *
 * @param scratch from where on memory is free; a multiple of 8.
 * @returns whether it is closed.
 */
export function measure(positions: usize, vertices: u32, indices: usize, corners: u32, scratch: usize): bool {
  trianglesOf<f32>(positions, vertices, indices, corners);
  return isClosed(positions, vertices, indices, corners, scratch);
}

/** The same of positions of double precision, without asking whether they are closed. */
export function measureDoubles(positions: usize, vertices: u32, indices: usize, corners: u32): void {
  trianglesOf<f64>(positions, vertices, indices, corners);
}
