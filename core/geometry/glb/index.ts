export { type ElementColumns, elementColumns } from './element-columns.ts';
export type { GlbElement, Identity } from './glb-element.ts';
export type { GlbGroup, GlbModel } from './glb-model.ts';
export { originOf } from './grid.ts';
export { type Glb, writeGlb } from './write-glb.ts';
