// AssemblyScript, not TypeScript. On which presentation layers objects are drawn: IfcPresentationLayerAssignment.

import { COMMA, HASH, OPEN } from '../../../step/wasm/characters';
import { references } from '../../../step/wasm/locate-arguments';
import { byte, first, idsOfList, position, room, startOf } from '../../wasm/desk';
import { isKept, keep, writeKept } from '../../wasm/lately';
import {
  classAt,
  find,
  found,
  ITEMS,
  KIND,
  MAPPED_ITEM,
  mapped,
  placeOfLayer,
  REPRESENTATIONS,
  representation,
  SOURCE,
} from './desk';
import { find_mapped_layers, write_layer, write_layers } from './javascript';
import { follow, targetCount, targets } from './maps';
import { locatePlain, MOST_OWN_BYTES, NONE, referenceAt } from './references';

// Repeated from ../native/desk.ts.
const ASSIGNED: u32 = 1;

const MOST_FOUND: u32 = 64;
const MOST_REPRESENTATIONS: i32 = 64;
const MOST_MAPPED: u32 = 14;

let foundCount: u32 = 0;

/** Writes the layers of a shape's representations, of their items, and of what these map, each once. */
export function layers(shape: u32): void {
  foundCount = 0;
  if (!collect(shape)) {
    write_layers(shape);
    return;
  }
  for (let at: u32 = 0; at < foundCount; at++) {
    room(MOST_OWN_BYTES);
    if (at > 0) byte(COMMA);
    layer(load<u32>(found(at)));
  }
}

function layer(id: u32): void {
  const kept = placeOfLayer(id);
  if (isKept(kept, id) && writeKept(kept)) return;
  const length = write_layer(id);
  if (length > 0) keep(kept, id, position() - u64(length));
}

/** False where something is not plainly written, or there is too much of it. */
function collect(shape: u32): bool {
  const count = listed(shape, REPRESENTATIONS);
  if (count < 0 || count > MOST_REPRESENTATIONS) return false;
  for (let at: i32 = 0; at < count; at++) {
    store<u32>(representation(at), load<u32>(idsOfList() + (usize(at) << 2)));
  }
  for (let at: i32 = 0; at < count; at++) if (!collectOf(load<u32>(representation(at)))) return false;
  return true;
}

function collectOf(id: u32): bool {
  if (!add(id)) return false;
  const count = listed(id, ITEMS);
  for (let at: i32 = 0; at < count; at++) {
    const item = load<u32>(idsOfList() + (usize(at) << 2));
    if (!add(item) || !addMapped(item)) return false;
  }
  return count >= 0;
}

/** Puts the ids of a list, or of a single reference, into the table; answers how many, -1 where that is not plain. */
function listed(id: u32, attribute: usize): i32 {
  const number = find(id);
  if (number <= 0 || !locatePlain()) return -1;
  const argument = load<i32>(classAt(number) + attribute);
  if (first(argument) === OPEN) return references(startOf(argument));
  if (first(argument) !== HASH) return -1;
  const single = referenceAt(argument);
  if (single === NONE) return -1;
  store<u32>(idsOfList(), u32(single));
  return 1;
}

/** Adds the layers that an item is assigned to. */
function add(item: u32): bool {
  if (!follow(ASSIGNED, item)) return true;
  for (let at: u32 = 0; at < targetCount; at++) if (!addOne(load<u32>(targets + (usize(at) << 2)))) return false;
  return true;
}

function addOne(id: u32): bool {
  for (let at: u32 = 0; at < foundCount; at++) if (load<u32>(found(at)) === id) return true;
  if (foundCount === MOST_FOUND) return false;
  store<u32>(found(foundCount++), id);
  return true;
}

function addMapped(item: u32): bool {
  const number = find(item);
  if (number <= 0 || load<u32>(classAt(number), KIND) !== MAPPED_ITEM) return true;
  const source = locatePlain() ? referenceAt(load<i32>(classAt(number), SOURCE)) : NONE;
  if (source === NONE) return false;
  const entry = mapped(u32(source));
  if (load<u32>(entry) !== u32(source) || load<u32>(entry, 4) === 0) {
    store<u32>(entry, 0, 4);
    const count = find_mapped_layers(u32(source), entry + 8, MOST_MAPPED);
    if (count < 0) return false;
    store<u32>(entry, u32(source));
    store<u32>(entry, u32(count) + 1, 4);
  }
  const end = load<u32>(entry, 4) - 1;
  for (let at: u32 = 0; at < end; at++) if (!addOne(load<u32>(entry + 8 + (usize(at) << 2)))) return false;
  return true;
}
