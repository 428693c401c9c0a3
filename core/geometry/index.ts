export { AttemptBlock, type PackedBlock } from './attempt-block.ts';
export type { Body, Made } from './body.ts';
export { compileShapes } from './compile-shapes.ts';
export { DataOnlyEngine } from './data-only-engine.ts';
export { DirectTessellator } from './direct/direct-tessellator.ts';
export { type LinkTables, linkTables } from './direct/links/link-tables.ts';
export { bodyItems } from './direct/representations.ts';
export { type Segmentation, type Source, usualSegmentation } from './direct/source.ts';
export { DirectFirstEngine } from './direct-first-engine.ts';
export { ELEMENT_NUMBERS, measuresAt, writeElementNumbers } from './element-numbers.ts';
export * from './engine.ts';
export { type Attempt, FileTessellator, MOST_PRODUCTS_PER_CUT, type TessellatedFile } from './file-tessellator.ts';
export * from './glb/index.ts';
export { Enclosure } from './measure/enclosure.ts';
export { type FacingAreas, facingAreas } from './measure/facing.ts';
export * from './mesh.ts';
export {
  attemptAt,
  countOf,
  type PackedAttempts,
  type PositionedAttempt,
  packElement,
  positionAt,
} from './packed-attempts.ts';
export { PackedElement, type PackedElements } from './packed-element.ts';
export { PlaceholderBoxes } from './placeholder-boxes.ts';
export { ElementBlock } from './placing/element-block.ts';
export { Shapes } from './shapes.ts';
export { MeshShare, type SharedMesh } from './share.ts';
export * from './tiles/index.ts';
export { boxMatrix, unitCube } from './unit-cube.ts';
export { type UnreadableStyle, UnreadableStyles } from './unreadable-styles.ts';
export { OPENING, WebIfcEngine, type WebIfcEngineOptions } from './web-ifc-engine.ts';
