import type { ByteSource } from '#core/ports';

/** The stretch of a file that is being scanned: new bytes come in behind those that the scanner left. */
export class ScanWindow {
  /** `bytes[0, end)` count, and a zero stands behind them. */
  bytes: Buffer;
  end = 0;
  /** Byte offset of `bytes[0]` in the file. */
  base: number;
  readonly #source: ByteSource;
  readonly #pageBytes: number;

  /** @param from the byte to begin with. */
  constructor(source: ByteSource, pageBytes: number, from: number) {
    this.#source = source;
    this.#pageBytes = pageBytes;
    this.base = from;
    this.bytes = Buffer.allocUnsafeSlow(2 * Math.min(pageBytes, source.size) + 1);
  }

  /** Whether the file ends where the window ends. */
  get last(): boolean {
    return this.base + this.end === this.#source.size;
  }

  /**
   * Reads a page more and answers it. A long unfinished statement is continued by as much again, so that it is not
   * read over and over.
   */
  readOn(): Buffer {
    const position = this.base + this.end;
    const wanted = Math.min(Math.max(this.#pageBytes, this.end), this.#source.size - position);
    if (this.end + wanted >= this.bytes.length) this.#enlarge(this.end + wanted);
    const fresh = this.bytes.subarray(this.end, this.end + wanted);
    if (this.#source.read(fresh, position) < wanted) {
      throw new Error(`${this.#source.name} became shorter while it was read.`);
    }
    this.end += wanted;
    this.bytes[this.end] = 0;
    return fresh;
  }

  /** The first `length` bytes are done with. */
  drop(length: number): void {
    this.bytes.copyWithin(0, length, this.end);
    this.end -= length;
    this.base += length;
  }

  #enlarge(needed: number): void {
    const larger = Buffer.allocUnsafeSlow(2 * needed + 1);
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
  }
}
