import type { GlbModel } from './glb-model.ts';
import type { KnownShapes } from './known-shapes.ts';
import type { Glb } from './write-glb.ts';

/** {@link writeGlb}, loaded with its WebAssembly when it is first asked for: most often another thread writes. */
export async function writeGlb(model: GlbModel, known?: KnownShapes): Promise<Glb> {
  const writer = await import('./write-glb.ts');
  return writer.writeGlb(model, known);
}
