// AssemblyScript, not TypeScript. What objects are related to, by the table of ../links.ts.

import { COMMA } from '../../../step/wasm/characters';
import { byte, piece, room } from '../../wasm/desk';
import { link } from './desk';
import { write_links } from './javascript';
import { follow, targetCount, targets } from './maps';
import { END_LISTS, FIRST_LINK, NEXT_LIST, NO_LINKS } from './pieces';
import { isThere, MOST_OWN_BYTES, reference } from './references';

/** So many are told apart one by one. */
const FEW: u32 = 16;
/** What no name of a link has for its number. */
const NO_NAME: u32 = 255;

const OPEN_OBJECT: u32 = 123;

/** The link whose list is open. */
let open = NO_NAME;

/** Writes only the links that the object has; each object once. */
export function links(id: u32, rows: u32): void {
  if (hasMany(id, rows)) {
    write_links(id);
    return;
  }
  open = NO_NAME;
  for (let row: u32 = 0; row < rows; row++) {
    if (follow(mapOf(row), id)) list(load<u32>(link(row), 4), targets, targetCount);
  }
  room(MOST_OWN_BYTES);
  piece(open === NO_NAME ? NO_LINKS : END_LISTS);
}

function hasMany(id: u32, rows: u32): bool {
  for (let row: u32 = 0; row < rows; row++) if (follow(mapOf(row), id) && targetCount > FEW) return true;
  return false;
}

function list(name: u32, ids: usize, count: u32): void {
  for (let at: u32 = 0; at < count; at++) {
    const id = target(ids, at);
    if (isRepeated(ids, at) || !isThere(id)) continue;
    room(MOST_OWN_BYTES);
    if (open === name) byte(COMMA);
    else {
      if (open === NO_NAME) byte(OPEN_OBJECT);
      else piece(NEXT_LIST);
      piece(FIRST_LINK + name);
    }
    open = name;
    reference(id);
  }
}

function mapOf(row: u32): u32 {
  return load<u32>(link(row));
}

function target(list: usize, at: u32): u32 {
  return load<u32>(list + (usize(at) << 2));
}

function isRepeated(list: usize, at: u32): bool {
  for (let before: u32 = 0; before < at; before++) if (target(list, before) === target(list, at)) return true;
  return false;
}
