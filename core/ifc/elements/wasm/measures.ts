// AssemblyScript, not TypeScript. Where objects are, and what their meshes measure.

import { COMMA } from '../../../step/wasm/characters';
import { byte, piece, room } from '../../wasm/desk';
import { MOST_NUMBER_BYTES, millionths, number, numbers, significant } from '../../wasm/write-number';
import { has, matrix, measures } from './desk';
import { place_at, write_spaces } from './javascript';
import {
  CLOSED,
  KEY_AREA,
  KEY_CENTROID,
  KEY_MAX,
  KEY_MIN,
  KEY_SPACES,
  KEY_TRIANGLES,
  KEY_VOLUME,
  NULL,
  OPEN,
} from './pieces';
import { placed } from './placements';
import { MOST_OWN_BYTES, NONE } from './references';

// Repeated from ../native/desk.ts.
const IS_CLOSED: u32 = 64;
const IN_SPACES: u32 = 128;

// What is measured, by its place among doubles.
const TRIANGLES: usize = 0;
const MIN: usize = 8;
const MAX: usize = 32;
const AREA: usize = 56;
const VOLUME: usize = 64;
const CENTROID: usize = 72;

const OPEN_LIST: u32 = 91;
const CLOSE_LIST: u32 = 93;
const CLOSE_OBJECT: u32 = 125;

/** Writes a matrix; `null` where there is none. */
export function placementOf(id: u64): void {
  let address: usize = 0;
  if (id !== NONE) {
    address = placed(u32(id));
    if (address === 0 && place_at(u32(id))) address = matrix();
  }
  room(MOST_OWN_BYTES + 17 * MOST_NUMBER_BYTES);
  if (address !== 0) numbers(address, 16);
  else piece(NULL);
}

/** Writes `MeshMeasures`: lengths to a micrometre, areas and volumes to nine digits. */
export function measured(): void {
  // Numbers that are rounded may have 22 places.
  room(MOST_OWN_BYTES + 14 * 2 * MOST_NUMBER_BYTES);
  piece(KEY_TRIANGLES);
  number(load<f64>(measures(), TRIANGLES));
  piece(KEY_MIN);
  point(MIN);
  piece(KEY_MAX);
  point(MAX);
  piece(KEY_AREA);
  significant(load<f64>(measures(), AREA));
  piece(KEY_VOLUME);
  significant(load<f64>(measures(), VOLUME));
  piece(KEY_CENTROID);
  point(CENTROID);
  piece(has(IS_CLOSED) ? CLOSED : OPEN);
  if (has(IN_SPACES)) {
    piece(KEY_SPACES);
    write_spaces();
    room(1);
  }
  byte(CLOSE_OBJECT);
}

function point(at: usize): void {
  byte(OPEN_LIST);
  millionths(load<f64>(measures() + at));
  byte(COMMA);
  millionths(load<f64>(measures() + at + 8));
  byte(COMMA);
  millionths(load<f64>(measures() + at + 16));
  byte(CLOSE_LIST);
}
