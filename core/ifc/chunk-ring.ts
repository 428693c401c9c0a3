import { field } from './desk.ts';

const CHUNK_BYTES = 1 << 22;
const KEPT_CHUNKS = 4;
/** What is copied sixteen bytes at a time is written up to here behind its end. */
const SLACK_BYTES = 64;

/** So many bytes fit into a chunk. */
const ROOM = CHUNK_BYTES - SLACK_BYTES;
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const MOST_BYTES_PER_UNIT = 3;

/**
 * The bytes of all lines, in chunks of about 4 MiB. The latest four lie in the memory of the module that writes into them,
 * so that it can write again what it wrote lately. Whoever takes one gets it as it lies there: memory that is touched for
 * the first time costs as much as filling it.
 */
export class ChunkRing {
  /** What it takes of the memory. */
  static readonly BYTES = KEPT_CHUNKS * CHUNK_BYTES + SLACK_BYTES;
  readonly #bytes: Buffer;
  readonly #fields: Uint32Array;
  /** Address of the ring. */
  readonly #ring: number;
  #full: Uint8Array[] = [];
  /** Taken last, and perhaps not yet done with. */
  #lent: Uint8Array | undefined;
  #before = 0;

  /**
   * @param desk address of the module's own memory.
   * @param ring where the chunks go.
   */
  constructor(memory: SharedArrayBuffer, desk: number, ring: number) {
    this.#bytes = Buffer.from(memory);
    this.#fields = new Uint32Array(memory, desk, Object.keys(field).length);
    this.#ring = ring;
    this.#fields[field.ring] = ring;
    this.#begin(0);
  }

  /** Bytes so far, those of the chunks taken included. */
  get written(): number {
    return this.#before + this.#at - this.#start;
  }

  get #at(): number {
    return this.#fields[field.at] ?? 0;
  }

  get #chunk(): number {
    return this.#fields[field.chunk] ?? 0;
  }

  get #start(): number {
    return this.#ring + (this.#chunk % KEPT_CHUNKS) * CHUNK_BYTES;
  }

  /** Ends the chunk that is being filled, and begins the next. */
  next(): void {
    const { written } = this;
    if (written > this.#before) this.#full.push(this.#filled());
    this.#before = written;
    this.#begin(this.#chunk + 1);
    if (this.#lent !== undefined && this.#isBelow(this.#lent)) this.#begin(this.#chunk + 1);
    // Of one long line, more can become full than there is room for before any is taken.
    this.#full = this.#full.map((chunk) => (this.#isBelow(chunk) ? Uint8Array.from(chunk) : chunk));
  }

  /**
   * Any text.
   * @returns how many bytes stand on end in front of where the next one goes; 0 where the text takes a chunk of its own.
   */
  text(text: string): number {
    const most = text.length * MOST_BYTES_PER_UNIT;
    const length = most > ROOM ? Buffer.byteLength(text) : most;
    if (length > ROOM) {
      this.next();
      this.#full.push(Buffer.from(text));
      this.#before += length;
      return 0;
    }
    if (this.#at + length > (this.#fields[field.end] ?? 0)) this.next();
    const written = this.#bytes.write(text, this.#at);
    this.#fields[field.at] = this.#at + written;
    return written;
  }

  /** A number as `JSON.stringify` writes it, where there is room. */
  number(value: number): void {
    const text = Number.isFinite(value) ? String(value) : 'null';
    const at = this.#at;
    for (let from = 0; from < text.length; from++) this.#bytes[at + from] = text.charCodeAt(from);
    this.#fields[field.at] = at + text.length;
  }

  /** Whether `take` has something. */
  get hasFull(): boolean {
    return this.#full.length > 0;
  }

  /** The chunks that are full by now: the last may change when others have been taken, those before it at once. */
  take(): Uint8Array[] {
    const full = this.#full;
    this.#full = [];
    this.#lent = full.at(-1) ?? this.#lent;
    return full;
  }

  /** The last chunks, the one begun included. */
  finish(): Uint8Array[] {
    this.next();
    return this.take();
  }

  /** No Buffer: whoever copies it by `slice` would get the same memory. */
  #filled(): Uint8Array {
    return new Uint8Array(this.#bytes.buffer, this.#start, this.#at - this.#start);
  }

  /** Whether the chunk lies where the next bytes go. */
  #isBelow({ buffer, byteOffset }: Uint8Array): boolean {
    return buffer === this.#bytes.buffer && byteOffset === this.#start;
  }

  #begin(chunk: number): void {
    this.#fields[field.chunk] = chunk;
    this.#fields[field.at] = this.#start;
    this.#fields[field.end] = this.#start + ROOM;
  }
}
