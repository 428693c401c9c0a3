import { CHUNK_BYTES, ChunkMemory } from './chunk-memory.ts';

/** The latest chunks, which stay readable here while others read them too. */
const KEPT_CHUNKS = 4;
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const MOST_BYTES_PER_UNIT = 3;
/** Longer stretches are copied natively: up to here it takes more time to say which than to copy them. */
const SHORT = 96;
/** Integers below it are written digit by digit. */
const MOST_DIGITS_SAFE = 2 ** 53;
/** Powers of ten that are doubles. */
const POWERS = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));
const SIGNIFICANT = 9;
/** No number as JavaScript writes it is longer. */
const MOST_NUMBER_BYTES = 25;

const BLANK = 0x20;
const DELETE = 0x7f;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

/**
 * Collects JSON as UTF-8 in chunks of about 4 MiB, byte by byte where it can: no string is made of what stands in the
 * file as it is meant. What was written lately can be written again from where it stands.
 *
 * `bare`, `bytes` and `uint` need room that `reserve` has made.
 */
export class JsonBytes {
  /** Number of the chunk that is being filled, and how far it is. */
  chunk = 0;
  at = 0;
  readonly #memory = new ChunkMemory();
  #buffer = Buffer.from(this.#memory.give());
  /** The same memory: a view of a Buffer costs twice a view of this. */
  #bytes = new Uint8Array(this.#buffer.buffer);
  readonly #kept: Uint8Array[] = [this.#bytes];
  #full: Uint8Array<ArrayBuffer>[] = [];
  #before = 0;

  /** Bytes so far, those of the chunks taken included. */
  get written(): number {
    return this.#before + this.at;
  }

  /** Makes room for so many bytes on end. */
  reserve(length: number): void {
    if (length > this.#bytes.length - this.at) this.#next(length);
  }

  /** Any text, with room of its own. */
  text(text: string): void {
    const most = text.length * MOST_BYTES_PER_UNIT;
    this.reserve(most > CHUNK_BYTES ? Buffer.byteLength(text) : most);
    this.at += this.#buffer.write(text, this.at);
  }

  /** A text in quotes, as `JSON.stringify` writes it, with room of its own; `null` for none. */
  string(text: string | null): void {
    if (text === null || !this.#plainString(text)) this.text(JSON.stringify(text));
  }

  /** Without a string of it being made; false, with nothing written, where a character is written otherwise in JSON. */
  #plainString(text: string): boolean {
    if (text.length > SHORT) return false;
    this.reserve(text.length + 2);
    const bytes = this.#bytes;
    let at = this.at;
    bytes[at++] = QUOTE;
    for (let from = 0; from < text.length; from++) {
      const unit = text.charCodeAt(from);
      if (unit < BLANK || unit >= DELETE || unit === QUOTE || unit === BACKSLASH) return false;
      bytes[at++] = unit;
    }
    bytes[at++] = QUOTE;
    this.at = at;
    return true;
  }

  bytes(source: Uint8Array, start = 0, end: number = source.length): void {
    const target = this.#bytes;
    let at = this.at;
    if (end - start > SHORT) {
      target.set(source.subarray(start, end), at);
      this.at = at + end - start;
      return;
    }
    for (let from = start; from < end; from++) target[at++] = source[from] ?? 0;
    this.at = at;
  }

  /** The same with room of its own. */
  piece(source: Uint8Array): void {
    this.reserve(source.length);
    this.bytes(source);
  }

  /**
   * The text in `source[start, end)`, in quotes.
   * @returns false, with nothing written, where it has a character that is written otherwise in STEP or in JSON.
   */
  bare(source: Uint8Array, start: number, end: number): boolean {
    const target = this.#bytes;
    let at = this.at;
    target[at++] = QUOTE;
    for (let from = start; from < end; from++) {
      const byte = source[from] ?? 0;
      if (byte === QUOTE || byte === SINGLE_QUOTE || byte === BACKSLASH) return false;
      target[at++] = byte;
    }
    target[at++] = QUOTE;
    this.at = at;
    return true;
  }

  uint(value: number): void {
    let digits = 1;
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits++;
    let rest = value;
    for (let at = this.at + digits - 1; at >= this.at; at--) {
      const higher = Math.floor(rest / 10);
      this.#bytes[at] = ZERO + rest - 10 * higher;
      rest = higher;
    }
    this.at += digits;
  }

  /** As `JSON.stringify` writes it, with room of its own. */
  number(value: number): void {
    this.reserve(MOST_NUMBER_BYTES);
    if (Number.isInteger(value) && Math.abs(value) < MOST_DIGITS_SAFE) {
      if (value < 0) this.#bytes[this.at++] = MINUS;
      this.uint(Math.abs(value));
      return;
    }
    const text = Number.isFinite(value) ? String(value) : 'null';
    for (let from = 0; from < text.length; from++) this.#bytes[this.at++] = text.charCodeAt(from);
  }

  /**
   * Rounded to so many decimal places, 22 at the most: in a third of the time that all digits take. What has no fraction
   * at that size is written as it is.
   */
  decimal(value: number, places: number): void {
    const power = POWERS[places] ?? 1;
    const scaled = Math.round(Math.abs(value) * power);
    if (!(scaled < MOST_DIGITS_SAFE)) {
      this.number(value);
      return;
    }
    this.reserve(MOST_NUMBER_BYTES + places);
    const whole = Math.floor(scaled / power);
    if (value < 0 && scaled > 0) this.#bytes[this.at++] = MINUS;
    this.uint(whole);
    this.#fraction(scaled - whole * power, places);
  }

  /** Behind a point, without the zeros at its end; nothing for 0. */
  #fraction(fraction: number, places: number): void {
    if (fraction === 0) return;
    const bytes = this.#bytes;
    bytes[this.at] = DOT;
    let rest = fraction;
    let end = this.at;
    for (let at = this.at + places; at > this.at; at--) {
      const higher = Math.floor(rest / 10);
      const digit = rest - 10 * higher;
      if (digit > 0 && end === this.at) end = at;
      bytes[at] = ZERO + digit;
      rest = higher;
    }
    this.at = end + 1;
  }

  /** Rounded to nine digits, behind those that a number of more digits has before its point. */
  significant(value: number): void {
    let places = SIGNIFICANT - 1;
    let size = Math.abs(value);
    for (; size >= 10 && places > 0; places--) size /= 10;
    for (; size < 1 && size > 0 && places < POWERS.length - 1; places++) size *= 10;
    this.decimal(value, places);
  }

  /** A list of numbers as `JSON.stringify` writes it. */
  numbers(values: ArrayLike<number>): void {
    for (let at = 0; at < values.length; at++) {
      this.reserve(1);
      this.#bytes[this.at++] = at === 0 ? OPEN_LIST : COMMA;
      this.number(values[at] ?? 0);
    }
    this.reserve(2);
    if (values.length === 0) this.#bytes[this.at++] = OPEN_LIST;
    this.#bytes[this.at++] = CLOSE_LIST;
  }

  /** Writes again what stands in the chunk that is being filled: in 20 ns, however much it is. */
  repeat(start: number, end: number): void {
    this.#bytes.copyWithin(this.at, start, end);
    this.at += end - start;
  }

  /** Writes again what stands in a chunk, with room of its own; false where that is too long ago. */
  again(chunk: number, start: number, end: number): boolean {
    this.reserve(end - start);
    const source = this.#kept[chunk % KEPT_CHUNKS];
    if (this.chunk - chunk >= KEPT_CHUNKS || source === undefined || source.length < end) return false;
    if (chunk === this.chunk) this.repeat(start, end);
    else this.bytes(source, start, end);
    return true;
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
    return this.at === 0 ? full : [...full, this.#bytes.subarray(0, this.at)];
  }

  #next(length: number): void {
    if (this.at > 0) this.#full.push(this.#bytes.subarray(0, this.at));
    this.#before += this.at;
    if (this.#bytes.length > CHUNK_BYTES) this.#kept[this.chunk % KEPT_CHUNKS] = nothing;
    this.#buffer = Buffer.from(this.#memory.give(length));
    this.#bytes = new Uint8Array(this.#buffer.buffer);
    this.#kept[++this.chunk % KEPT_CHUNKS] = this.#bytes;
    this.at = 0;
  }
}

/** Stands for chunks that are too large to be kept. */
const nothing = new Uint8Array(0);
