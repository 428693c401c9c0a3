// Where JavaScript and this module put numbers for each other; repeated in ../../placing/desk.ts.

/** Bytes per part of a body. */
export const PART_BYTES: usize = 288;

// Where things are: of the product from the beginning of memory, of a part from its beginning.

/** Of the product: 12 doubles; its colour where a part has none: 4; metres per length unit: 1. */
export const product: usize = 0;
export const materialColor: usize = 96;
export const metres: usize = 128;
/** Not 0 where the product is not moved at all. */
export const isAtOrigin: usize = 136;
/** Room for sums: the box of all parts, and what their areas and volumes balance on. */
export const leastOfAll: usize = 144;
export const mostOfAll: usize = 168;
export const surface: usize = 192;
export const body: usize = 248;
/** Of a part: 12 doubles. */
export const frame: usize = 0;
export const origin: usize = 96;
export const color: usize = 120;
export const mesh: usize = 152;
export const flags: usize = 156;
export const triangles: usize = 160;
export const vertices: usize = 164;
/** What its shape measures. */
export const area: usize = 168;
export const areaCentroid: usize = 176;
export const volume: usize = 200;
export const volumeCentroid: usize = 208;
export const low: usize = 232;
export const high: usize = 256;

/** Flags. */
export const isUnmoved: u32 = 1;
export const hasNoColor: u32 = 2;
export const isClosed: u32 = 4;
export const wasInsideOut: u32 = 8;
