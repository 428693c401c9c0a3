import type { Gltf } from './gltf.ts';
import { JsonBytes } from './json-bytes.ts';

const MAGIC = 0x46546c67; // "glTF"
const VERSION = 2;
const JSON_CHUNK = 0x4e4f534a;
const BIN_CHUNK = 0x004e4942;
const SPACE = 0x20;
/** Length fields have 32 bits. */
const LONGEST = 2 ** 32 - 1;
/** Characters of JSON that are encoded at a time: no string as long as the whole document. */
const PIECE = 1 << 16;
/** Bytes of a chunk: a tile is one or two. With its 20 pieces, each had its turn to be written. */
const CHUNK = 1 << 20;

/**
 * Puts a GLB together (glTF 2.0, 4.4): header, JSON chunk padded with spaces, BIN chunk padded with zeros. Empty
 * lists of the document are left out, as glTF has none.
 *
 * @throws RangeError above 4 GiB, which the format cannot say.
 */
export function container(document: Gltf, bin: readonly Uint8Array[]): { byteLength: number; chunks: Uint8Array[] } {
  const json = encodeJson(document);
  const jsonChunk = chunk(JSON_CHUNK, json, SPACE);
  const binChunk = bin.length === 0 ? [] : chunk(BIN_CHUNK, bin, 0);
  const byteLength = 12 + lengthOf(jsonChunk) + lengthOf(binChunk);
  if (byteLength > LONGEST)
    throw new RangeError(`The GLB would have ${byteLength} bytes; the format allows ${LONGEST}.`);
  return { byteLength, chunks: joined([words(MAGIC, VERSION, byteLength), ...jsonChunk, ...binChunk], byteLength) };
}

function joined(pieces: readonly Uint8Array[], byteLength: number): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let chunk = new Uint8Array(0);
  let end = 0;
  let rest = byteLength;
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      if (end === chunk.length) {
        chunk = new Uint8Array(Math.min(rest, CHUNK));
        chunks.push(chunk);
        rest -= chunk.length;
        end = 0;
      }
      const part = piece.subarray(at, at + chunk.length - end);
      chunk.set(part, end);
      end += part.length;
      at += part.length;
    }
  }
  return chunks;
}

function chunk(type: number, pieces: readonly Uint8Array[], filler: number): Uint8Array[] {
  const length = lengthOf(pieces);
  const padding = new Uint8Array(-length & 3).fill(filler);
  return [words(length + padding.length, type), ...pieces, padding];
}

function encodeJson(document: Gltf): Uint8Array[] {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let text = '';
  const flush = (): void => {
    pieces.push(encoder.encode(text));
    text = '';
  };
  const write = (more: string): void => {
    text += more;
    if (text.length >= PIECE) flush();
  };
  let separator = '{';
  for (const [key, value] of Object.entries(document)) {
    if (value instanceof JsonBytes ? value.isEmpty : Array.isArray(value) && value.length === 0) continue;
    write(`${separator}${JSON.stringify(key)}:`);
    if (value instanceof JsonBytes) {
      flush();
      pieces.push(...value.finish());
    } else if (Array.isArray(value)) {
      for (const [at, item] of value.entries()) write(`${at === 0 ? '[' : ','}${JSON.stringify(item)}`);
      write(']');
    } else write(JSON.stringify(value));
    separator = ',';
  }
  text += '}';
  flush();
  return pieces;
}

function words(...values: number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  for (const [at, value] of values.entries()) view.setUint32(4 * at, value, true);
  return bytes;
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}
