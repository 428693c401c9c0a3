export type { ElementColumns } from './element-columns.ts';
export type { GlbElement, Identity } from './glb-element.ts';
export type { GlbGroup, GlbModel } from './glb-model.ts';
export { originOf } from './grid.ts';
export { KnownShapes } from './known-shapes.ts';
export { writeGlb } from './load-writer.ts';
export type { Glb } from './write-glb.ts';
