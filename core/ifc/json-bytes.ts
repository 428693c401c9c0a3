import { CHUNK_BYTES, ChunkMemory } from './chunk-memory.ts';

/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const MOST_BYTES_PER_UNIT = 3;
/** Longer stretches are copied natively: up to here it takes more time to say which than to copy them. */
const SHORT = 96;
/** Integers below it are written digit by digit. */
const MOST_DIGITS_SAFE = 2 ** 53;
/** No number as JavaScript writes it is longer. */
const MOST_NUMBER_BYTES = 25;

const BLANK = 0x20;
const DELETE = 0x7f;
const MINUS = 0x2d;
const ZERO = 0x30;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Collects JSON as UTF-8 in chunks of about 4 MiB, byte by byte where it can. */
export class JsonBytes {
  /** How far the chunk is that is being filled. */
  #at = 0;
  readonly #memory = new ChunkMemory();
  #buffer = Buffer.from(this.#memory.give());
  /** The same memory: a view of a Buffer costs twice a view of this. */
  #bytes = new Uint8Array(this.#buffer.buffer);
  #full: Uint8Array<ArrayBuffer>[] = [];
  #before = 0;

  /** Bytes so far, those of the chunks taken included. */
  get written(): number {
    return this.#before + this.#at;
  }

  /** Makes room for so many bytes on end. */
  #reserve(length: number): void {
    if (length > this.#bytes.length - this.#at) this.#next(length);
  }

  /** Any text, with room of its own. */
  text(text: string): void {
    const most = text.length * MOST_BYTES_PER_UNIT;
    this.#reserve(most > CHUNK_BYTES ? Buffer.byteLength(text) : most);
    this.#at += this.#buffer.write(text, this.#at);
  }

  /** A text in quotes, as `JSON.stringify` writes it, with room of its own; `null` for none. */
  string(text: string | null): void {
    if (text === null || !this.#plainString(text)) this.text(JSON.stringify(text));
  }

  /** Without a string of it being made; false, with nothing written, where a character is written otherwise in JSON. */
  #plainString(text: string): boolean {
    if (text.length > SHORT) return false;
    this.#reserve(text.length + 2);
    const bytes = this.#bytes;
    let at = this.#at;
    bytes[at++] = QUOTE;
    for (let from = 0; from < text.length; from++) {
      const unit = text.charCodeAt(from);
      if (unit < BLANK || unit >= DELETE || unit === QUOTE || unit === BACKSLASH) return false;
      bytes[at++] = unit;
    }
    bytes[at++] = QUOTE;
    this.#at = at;
    return true;
  }

  /** Bytes as they are. */
  piece(source: Uint8Array): void {
    this.#reserve(source.length);
    const target = this.#bytes;
    let at = this.#at;
    if (source.length > SHORT) target.set(source, at);
    else for (let from = 0; from < source.length; from++) target[at++] = source[from] ?? 0;
    this.#at += source.length;
  }

  #uint(value: number): void {
    let digits = 1;
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits++;
    let rest = value;
    for (let at = this.#at + digits - 1; at >= this.#at; at--) {
      const higher = Math.floor(rest / 10);
      this.#bytes[at] = ZERO + rest - 10 * higher;
      rest = higher;
    }
    this.#at += digits;
  }

  /** As `JSON.stringify` writes it, with room of its own. */
  number(value: number): void {
    this.#reserve(MOST_NUMBER_BYTES);
    if (Number.isInteger(value) && Math.abs(value) < MOST_DIGITS_SAFE) {
      if (value < 0) this.#bytes[this.#at++] = MINUS;
      this.#uint(Math.abs(value));
      return;
    }
    const text = Number.isFinite(value) ? String(value) : 'null';
    for (let from = 0; from < text.length; from++) this.#bytes[this.#at++] = text.charCodeAt(from);
  }

  /** Whether `take` has something. */
  get hasFull(): boolean {
    return this.#full.length > 0;
  }

  /** The chunks that are full by now; each may change when it has been taken four times more. */
  take(): Uint8Array[] {
    const full = this.#full;
    this.#full = [];
    this.#memory.take(full);
    return full;
  }

  /** The last chunks, the one begun included. */
  finish(): Uint8Array[] {
    const full = this.take();
    return this.#at === 0 ? full : [...full, this.#bytes.subarray(0, this.#at)];
  }

  #next(length: number): void {
    if (this.#at > 0) this.#full.push(this.#bytes.subarray(0, this.#at));
    this.#before += this.#at;
    this.#buffer = Buffer.from(this.#memory.give(length));
    this.#bytes = new Uint8Array(this.#buffer.buffer);
    this.#at = 0;
  }
}
