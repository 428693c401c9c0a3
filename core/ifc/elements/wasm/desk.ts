// AssemblyScript, not TypeScript. Where this module has what in its memory; repeated in ../native/desk.ts.

import { typeOf } from '../../../step/wasm/statements';
import { desk, findStatement, OWN } from '../../wasm/desk';

const OBJECT: usize = OWN;
const CLASS: usize = OBJECT + 64;
const ATTRIBUTES: usize = CLASS + 512;
const MEASURES: usize = ATTRIBUTES + 4 * 64;
const MATRIX: usize = MEASURES + 8 * 16;
const MAPS: usize = MATRIX + 8 * 16;
const LINKS: usize = MAPS + 16 * 32;
const SAID: usize = LINKS + 16 * 32;
const SCRATCH: usize = SAID + 128 * 256;
const REFERENCES: usize = SCRATCH + (1 << 16);
const IDS: usize = REFERENCES + 16 * 32768;
const PLACES: usize = IDS + 16 * 32768;
const MATERIALS: usize = PLACES + 16 * 1024;
const LAYER_SETS: usize = MATERIALS + 16 * 4096;
const USES: usize = LAYER_SETS + 16 * 4096;
const VALUES: usize = USES + 512 * 256;
const LAYERS: usize = VALUES + 512 * 1024;
const MAPPED: usize = LAYERS + 16 * 4096;
const FOUND: usize = MAPPED + 64 * 4096;
const SHAPES: usize = FOUND + 4 * 64;
const MATRICES: usize = SHAPES + 4 * 64;
const FRAMES: usize = MATRICES + 136 * 16384;
const CLASSES: usize = FRAMES + 96 * 1024;
const CLASS_BYTES: usize = 256;

/** Room for the attributes of one object. */
export const SCRATCH_BYTES: u32 = 1 << 16;

/** What is said of the object at hand, by JavaScript; numbers of four bytes. */
export const FLAGS: usize = 0;
export const TYPE_ID: usize = 4;
export const PARENT: usize = 8;
export const CONTAINER: usize = 12;
export const STOREY: usize = 16;
export const SPACE: usize = 20;
/** What its type says of its PredefinedType: one of the texts. */
export const OF_TYPE: usize = 24;

export function object(field: usize): u32 {
  return load<u32>(desk + OBJECT + field);
}

/** Whether one of the flags is set. */
export function has(flag: u32): bool {
  return (object(FLAGS) & flag) !== 0;
}

/** Of the class whose objects are being written: see heads.ts. */
export function objectClass(): usize {
  return desk + CLASS;
}

/** Where the n-th of its attributes stands that are listed. */
export function attribute(number: u32): i32 {
  return load<i32>(desk + ATTRIBUTES + (usize(number) << 2));
}

export function measures(): usize {
  return desk + MEASURES;
}

export function matrix(): usize {
  return desk + MATRIX;
}

export function map(number: u32): usize {
  return desk + MAPS + (usize(number) << 4);
}

export function link(number: u32): usize {
  return desk + LINKS + (usize(number) << 4);
}

/** One of the texts that types say of themselves: its length, and behind it the text as JSON. */
export function said(number: u32): usize {
  return desk + SAID + (usize(number) << 7);
}

export function scratch(): usize {
  return desk + SCRATCH;
}

export function placeOfReference(id: u32): usize {
  return desk + REFERENCES + (usize(id & 32767) << 4);
}

export function placeOfId(id: u32): usize {
  return desk + IDS + (usize(id & 32767) << 4);
}

/** Of what is the same for all that stands below a parent. */
export function placeBelow(parent: u32): usize {
  return desk + PLACES + (usize(parent & 1023) << 4);
}

export function placeOfMaterial(id: u32): usize {
  return desk + MATERIALS + (usize(id & 4095) << 4);
}

/** Of the usages of a set of layers, up to their express ids. */
export function placeOfLayerSet(id: u32): usize {
  return desk + LAYER_SETS + (usize(id & 4095) << 4);
}

/** A text as it stands in the file, and the JSON that was made of it; see known.ts. */
export function use(hash: u32): usize {
  return desk + USES + (usize(hash & 255) << 9);
}

export function value(hash: u32): usize {
  return desk + VALUES + (usize(hash & 1023) << 9);
}

export function placeOfLayer(id: u32): usize {
  return desk + LAYERS + (usize(id & 4095) << 4);
}

/** Layers of what an IfcRepresentationMap maps: its id, one more than there are, and their ids. */
export function mapped(source: u32): usize {
  return desk + MAPPED + (usize(source & 4095) << 6);
}

/** Ids of layers found so far. */
export function found(number: u32): usize {
  return desk + FOUND + (usize(number) << 2);
}

/** Ids of the representations of a shape. */
export function representation(number: u32): usize {
  return desk + SHAPES + (usize(number) << 2);
}

/** Of a placement: see placements.ts. */
export function matrixOf(id: u32): usize {
  return desk + MATRICES + usize(id & 16383) * 136;
}

/** Of two directions. */
export function frameOf(hash: u32): usize {
  return desk + FRAMES + usize((hash ^ (hash >> 10)) & 1023) * 96;
}

/**
 * Finds the statement of an instance, whose length is 0 where it is not in the memory.
 * @returns -1 where it is not there; else the number of its class, 0 where that is not of the schema.
 */
export function find(id: u32): i32 {
  const type = findStatement(id);
  return type < 0 ? classOf(id) : classOfType(type);
}

/** The number of the class of an instance as above, without its statement: the one found last stays where it is. */
export function classOf(id: u32): i32 {
  const type = typeOf(id);
  return type < 0 ? -1 : classOfType(type);
}

function classOfType(type: i32): i32 {
  return load<u32>(classAt(type + 1), CLASS_NAME_BYTES) === 0 ? 0 : type + 1;
}

/** A class by its number. */
export function classAt(number: i32): usize {
  return desk + CLASSES + usize(number) * CLASS_BYTES;
}

// What a class has: positions of attributes, -1 for those that it has not.
export const GLOBAL_ID: usize = 0;
export const NAME: usize = 4;
export const RELATING_ELEMENT: usize = 8;
export const RELATED_ELEMENT: usize = 12;
export const RELATING_TYPE: usize = 16;
export const RELATED_TYPE: usize = 20;
export const REALIZING: usize = 24;
export const BUILDING_ELEMENT: usize = 28;
export const PHYSICAL: usize = 32;
export const INTERNAL: usize = 36;
export const REPRESENTATIONS: usize = 40;
export const ITEMS: usize = 44;
export const SOURCE: usize = 48;
export const RELATIVE_TO: usize = 52;
export const RELATIVE_PLACEMENT: usize = 56;
export const LOCATION: usize = 60;
export const AXIS: usize = 64;
export const REF_DIRECTION: usize = 68;
export const COORDINATES: usize = 72;
/** One of the following, or 0. */
export const KIND: usize = 76;
/** `,"class":"IfcWall"`. */
export const CLASS_NAME_BYTES: usize = 80;
export const CLASS_NAME: usize = 84;

/** IfcMaterialLayerSetUsage with its first attributes where they belong. */
export const USAGE: u32 = 1;
export const MAPPED_ITEM: u32 = 2;
export const LOCAL_PLACEMENT: u32 = 3;
export const AXES: u32 = 4;
export const POINT: u32 = 5;
