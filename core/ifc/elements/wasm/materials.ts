// AssemblyScript, not TypeScript. What objects are made of: IfcRelAssociatesMaterial.

import { COMMA } from '../../../step/wasm/characters';
import {
  argumentCount,
  byte,
  bytes,
  endOf,
  isReadable,
  piece,
  place,
  position,
  room,
  startOf,
  uint,
} from '../../wasm/desk';
import { isKept, writeKept } from '../../wasm/lately';
import { classAt, find, KIND, placeOfLayerSet, placeOfMaterial, USAGE, use } from './desk';
import { make_material, write_material } from './javascript';
import { begin, finish, hashOf, isKnown, knownBytes, knownJson, MOST_JSON_BYTES } from './known';
import { follow, targetCount, targets } from './maps';
import { OF_OCCURRENCE, OF_TYPE } from './pieces';
import { locatePlain, MOST_OWN_BYTES, NONE, referenceAt } from './references';

// Repeated from ../native/desk.ts.
const ASSIGNED: u32 = 0;

const CLOSE_OBJECT: u32 = 125;

/** Of the usage of a set of layers that was looked at last: its set, and the entry for what it says itself. */
let layerSet: u32 = 0;
let entry: usize = 0;

/** Writes an object's own material, or its type's where it has none; rarely several, with commas between them. */
export function materials(id: u32, hasType: bool, type: u32): void {
  if (!materialsOf(id, OF_OCCURRENCE) && hasType) materialsOf(type, OF_TYPE);
}

/** False where the object has none. */
function materialsOf(object: u32, source: u32): bool {
  if (!follow(ASSIGNED, object)) return false;
  const list = targets;
  const count = targetCount;
  let isFirst = true;
  for (let at: u32 = 0; at < count; at++) {
    if (material(load<u32>(list + (usize(at) << 2)), object, at, source, isFirst)) isFirst = false;
  }
  return !isFirst;
}

function material(id: u32, object: u32, nth: u32, source: u32, isFirst: bool): bool {
  const kept = placeOfMaterial(id);
  const isUsage = readUsage(id);
  if (isUsage && isUseKnown() && begins(placeOfLayerSet(layerSet), layerSet, source, isFirst)) {
    uint(id);
    bytes(knownJson(entry), knownBytes(entry));
  } else if (!begins(kept, id, source, isFirst)) {
    const isNewUse = isUsage && beginUse();
    const common = make_material(id, object, nth);
    if (common < 0) return false;
    assign(source, isFirst);
    const length = write_material();
    if (length > 0) remember(id, length, isNewUse ? u32(common) : 0);
  }
  room(1);
  byte(CLOSE_OBJECT);
  return true;
}

/** Writes what stands before a material and what is kept of it; false, with nothing written, where that is too long ago. */
function begins(kept: usize, id: u32, source: u32, isFirst: bool): bool {
  if (!isKept(kept, id)) return false;
  room(load<u32>(kept, 4) + MOST_OWN_BYTES + MOST_JSON_BYTES);
  if (!isReadable(load<u64>(kept, 8))) return false;
  assign(source, isFirst);
  return writeKept(kept);
}

function assign(source: u32, isFirst: bool): void {
  room(MOST_OWN_BYTES);
  if (!isFirst) byte(COMMA);
  piece(source);
}

/** @param common of what was just written, how much is the same for all usages of its set of layers; 0 for what is none. */
function remember(id: u32, length: u32, common: u32): void {
  const start = position() - u64(length);
  store<u32>(placeOfMaterial(id), id);
  store<u32>(placeOfMaterial(id), length, 4);
  store<u64>(placeOfMaterial(id), start, 8);
  if (common === 0) return;
  const set = placeOfLayerSet(layerSet);
  store<u32>(set, layerSet);
  store<u32>(set, common, 4);
  store<u64>(set, start, 8);
  const own = common + digitsOf(id);
  finish(entry, place() - usize(length - own), length - own);
}

function digitsOf(id: u32): u32 {
  let digits: u32 = 1;
  for (let rest = id / 10; rest > 0; rest /= 10) digits++;
  return digits;
}

// What a usage says itself stands behind its set: its direction, its sense, its offset.

/** Whether the instance is the usage of a set of layers, plainly written. */
function readUsage(id: u32): bool {
  const number = find(id);
  if (number <= 0 || load<u32>(classAt(number), KIND) !== USAGE) return false;
  if (!locatePlain() || argumentCount() < 2) return false;
  const set = referenceAt(0);
  if (set === NONE) return false;
  layerSet = u32(set);
  entry = use(hashOf(startOf(1), endOf(i32(argumentCount()) - 1), 0));
  return true;
}

function isUseKnown(): bool {
  return isKnown(entry, startOf(1), endOf(i32(argumentCount()) - 1), 0);
}

function beginUse(): bool {
  return begin(entry, startOf(1), endOf(i32(argumentCount()) - 1), 0);
}
