export type { GlbElement, GlbGroup, GlbModel, Identity } from './glb-model.ts';
export { type PackedGlbModel, packGlbModel, unpackGlbModel } from './packed-model.ts';
export { type Glb, writeGlb } from './write-glb.ts';
