// AssemblyScript, not TypeScript: `npm run wasm` compiles it into ../native/write-elements.generated.ts.

import { chunk, piece, position, room, sit } from '../../wasm/desk';
import { isKept, keep, writeKept } from '../../wasm/lately';
import { CONTAINER, has, object, PARENT, placeBelow, SPACE, STOREY, TYPE_ID } from './desk';
import { placement, read, shape, writeAttributes, writeHead } from './heads';
import { write_classifications, write_ports } from './javascript';
import { layers } from './layers';
import { links } from './links';
import { materials } from './materials';
import { measured, placementOf } from './measures';
import {
  END,
  KEY_ATTRIBUTES,
  KEY_CLASSIFICATIONS,
  KEY_CONTAINER,
  KEY_GEOMETRY,
  KEY_LAYERS,
  KEY_LINKS,
  KEY_MATERIALS,
  KEY_PARENT,
  KEY_PLACEMENT,
  KEY_SPACE,
  KEY_STOREY,
  KEY_TYPE,
  NULL,
  WITHOUT_SHARED,
} from './pieces';
import { beginPlacements } from './placements';
import { idOnly, MOST_OWN_BYTES, NONE, openReference, reference } from './references';
import { boundaries, connections } from './relationships';

// Repeated from ../native/desk.ts.
const HAS_TYPE: u32 = 1;
const HAS_PARENT: u32 = 2;
const HAS_CONTAINER: u32 = 4;
const HAS_STOREY: u32 = 8;
const HAS_SPACE: u32 = 16;
const IS_MEASURED: u32 = 32;
/** It has a place of its own, which is that of all below its parent. */
const IS_PLACED: u32 = 256;
const IS_SHARED: u32 = 512;
/** What comes behind the measures is written by JavaScript. */
const HAS_MORE: u32 = 1024;

/** Whether the file has layers, classifications, ports; and how many links. */
let hasLayers = false;
let hasClassifications = false;
let hasPorts = false;
let linkRows: u32 = 0;

export function begin(
  address: usize,
  directory: usize,
  ofLayers: bool,
  ofClassifications: bool,
  ofPorts: bool,
  rows: u32,
  lengthToMetres: f64,
): void {
  sit(address, directory);
  beginPlacements(lengthToMetres);
  hasLayers = ofLayers;
  hasClassifications = ofClassifications;
  hasPorts = ofPorts;
  linkRows = rows;
}

/**
 * Writes the line of an object of the class that was begun.
 * @returns false, with nothing written, where it has to be written thoroughly.
 */
export function line(id: u32): bool {
  if (!read(id)) return false;
  const placed = placement;
  const shown = shape;
  writeHead(id);
  place();
  room(MOST_OWN_BYTES);
  piece(KEY_PLACEMENT);
  placementOf(placed);
  room(MOST_OWN_BYTES);
  piece(KEY_ATTRIBUTES);
  writeAttributes();
  if (has(IS_SHARED)) {
    upToLayers(id);
    if (hasLayers && shown !== NONE) layers(u32(shown));
    allLinks(id);
  } else {
    room(MOST_OWN_BYTES);
    piece(WITHOUT_SHARED);
  }
  rest(id);
  return true;
}

/** Its type, and where it is. */
export function place(): void {
  room(MOST_OWN_BYTES);
  piece(KEY_TYPE);
  if (has(HAS_TYPE)) reference(object(TYPE_ID));
  else piece(NULL);
  const parent = object(PARENT);
  const isCommon = has(IS_PLACED) && has(HAS_PARENT);
  const kept = placeBelow(parent);
  if (isCommon && isKept(kept, parent) && writeKept(kept)) return;
  room(MOST_OWN_BYTES);
  const number = chunk();
  const start = position();
  above(KEY_PARENT, HAS_PARENT, PARENT);
  above(KEY_CONTAINER, HAS_CONTAINER, CONTAINER);
  above(KEY_STOREY, HAS_STOREY, STOREY);
  above(KEY_SPACE, HAS_SPACE, SPACE);
  if (isCommon && chunk() === number) keep(kept, parent, start);
}

function above(key: u32, flag: u32, field: usize): void {
  room(MOST_OWN_BYTES);
  piece(key);
  if (has(flag)) idOnly(object(field));
  else piece(NULL);
}

/** Materials and classifications, and the beginning of layers. */
export function upToLayers(id: u32): void {
  room(MOST_OWN_BYTES);
  piece(KEY_MATERIALS);
  materials(id, has(HAS_TYPE), object(TYPE_ID));
  room(MOST_OWN_BYTES);
  piece(KEY_CLASSIFICATIONS);
  if (hasClassifications) write_classifications();
  room(MOST_OWN_BYTES);
  piece(KEY_LAYERS);
}

export function allLinks(id: u32): void {
  room(MOST_OWN_BYTES);
  piece(KEY_LINKS);
  links(id, linkRows);
}

/** What few objects have, without a key where there is nothing; and the measures. */
export function rest(id: u32): void {
  if (hasPorts) write_ports(id);
  connections(id);
  boundaries(id);
  room(MOST_OWN_BYTES);
  piece(KEY_GEOMETRY);
  if (has(IS_MEASURED)) measured();
  else piece(NULL);
  room(MOST_OWN_BYTES);
  if (!has(HAS_MORE)) piece(END);
}

export { openReference, reference };
