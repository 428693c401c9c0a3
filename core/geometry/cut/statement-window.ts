import type { ByteSource } from '#core/ports';

const WINDOW_BYTES = 1 << 20;
const SPACE = 0x20;
const OPENING_PARENTHESIS = 0x28;
const EQUALS = 0x3d;
const LOWER_CASE_A = 0x61;
const LOWER_CASE_Z = 0x7a;
const TO_UPPER_CASE = 0x20;

/** Reads statement after statement from a file through a window that moves forward, each byte about once. */
export class StatementWindow {
  readonly #source: ByteSource;
  #bytes = new Uint8Array(WINDOW_BYTES);
  #start = 0;
  #end = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /**
   * Copies a statement without its first `skip` bytes to `target` from `at` on, its keyword in upper case; as much as
   * fits. Returns how much.
   *
   * @param offset of the statement in the file
   * @param length of the statement
   */
  copy(offset: number, length: number, skip: number, target: Uint8Array, at: number): number {
    if (offset < this.#start || offset + length > this.#end) this.#move(offset, length);
    const bytes = this.#bytes;
    const begin = offset - this.#start;
    raiseKeyword(bytes, begin, begin + length);
    const copied = Math.min(length - skip, target.length - at);
    const from = begin + skip;
    // Byte by byte: a view per statement for `set`, most of them 60 bytes long, would take three times as long.
    if (copied < 256) for (let byte = 0; byte < copied; byte++) target[at + byte] = bytes[from + byte] ?? 0;
    else target.set(bytes.subarray(from, from + copied), at);
    return copied;
  }

  #move(offset: number, length: number): void {
    if (length > this.#bytes.length) this.#bytes = new Uint8Array(length);
    const read = this.#source.read(this.#bytes, offset);
    if (read < length) throw new Error(`${this.#source.name} became shorter while it was read.`);
    this.#start = offset;
    this.#end = offset + read;
  }
}

/** Makes `#1 = IfcWall(` into `#1 = IFCWALL(` in place: web-ifc knows keywords in upper case only. */
function raiseKeyword(bytes: Uint8Array, begin: number, end: number): void {
  let at = begin;
  while (at < end && bytes[at] !== EQUALS) at++;
  for (at++; isSpace(bytes[at]); at++);
  // All keywords begin with "IFC": an upper-case F tells that the rest is upper case too, and spares reading it.
  if (!isLowerCase(bytes[at]) && !isLowerCase(bytes[at + 1])) return;
  for (; at < end && bytes[at] !== OPENING_PARENTHESIS; at++) {
    const byte = bytes[at];
    if (isLowerCase(byte)) bytes[at] = byte - TO_UPPER_CASE;
  }
}

const isSpace = (byte: number | undefined) => byte !== undefined && byte <= SPACE;
const isLowerCase = (byte: number | undefined): byte is number =>
  byte !== undefined && byte >= LOWER_CASE_A && byte <= LOWER_CASE_Z;
