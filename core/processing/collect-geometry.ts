import type { ElementGeometry, FailureCode, GeometryEngine, Mesh, TessellationRequest } from '#core/geometry';

/** All that an engine made of the products it was asked for. */
export interface CollectedGeometry {
  readonly meshes: readonly Mesh[];
  readonly elements: ReadonlyMap<number, ElementGeometry>;
  readonly failures: ReadonlyMap<number, { readonly code: FailureCode; readonly reason: string }>;
}

/** Reads an engine's stream to its end. Products with neither element nor failure are empty. */
export async function collectGeometry(
  engine: GeometryEngine,
  request: TessellationRequest,
  onProgress: (done: number) => void,
): Promise<CollectedGeometry> {
  const meshes: Mesh[] = [];
  const elements = new Map<number, ElementGeometry>();
  const failures = new Map<number, { code: FailureCode; reason: string }>();
  let done = 0;
  for await (const block of engine.tessellate(request)) {
    for (const mesh of block.meshes) meshes.push(mesh);
    for (const outcome of block.outcomes) {
      if (outcome.status === 'produced') elements.set(outcome.geometry.expressId, outcome.geometry);
      else if (outcome.status === 'failed') failures.set(outcome.expressId, outcome);
    }
    done += block.outcomes.length;
    onProgress(done);
  }
  return { meshes, elements, failures };
}
