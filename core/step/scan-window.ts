import type { ByteSource } from '#core/ports';

/** So many pages that the one begun is moved rarely. */
export const WINDOW_PAGES = 4;

/**
 * The stretch of a file that is being scanned: new bytes come in behind those that the scanner left. While it scans, the
 * next page is read. Where the file is held whole, the window grows over the memory that holds it, and nothing is moved.
 */
export class ScanWindow {
  /** `bytes[start, end)` count; a zero stands behind them, and it is the last. */
  bytes: Buffer;
  start: number;
  end: number;
  /** Byte offset of `bytes[0]` in the file. */
  base: number;
  readonly #source: ByteSource;
  readonly #pageBytes: number;
  #memory: Buffer;
  /** How many bytes the page will have that is being read, and its reading. */
  #coming = 0;
  #reading: Promise<number> | undefined;

  /**
   * @param from the byte to begin with.
   * @param memory zeroes, to hold the file whole and a zero behind it, or `WINDOW_PAGES` pages of it and a zero.
   */
  constructor(source: ByteSource, pageBytes: number, from: number, memory: Buffer) {
    this.#source = source;
    this.#pageBytes = pageBytes;
    this.base = memory.length > source.size ? 0 : from;
    this.start = this.end = from - this.base;
    this.#memory = memory;
    this.bytes = this.#memory.subarray(0, 0);
  }

  /** Whether the file ends where the window ends. */
  get last(): boolean {
    return this.base + this.end === this.#source.size;
  }

  /**
   * Waits for a page more, answers it, and has the next one read. A long unfinished statement is continued by as much
   * again, so that it is not scanned over and over.
   */
  async readOn(): Promise<Buffer> {
    const unfinished = this.end - this.start;
    if (this.#reading === undefined) this.#readNext(unfinished, { aside: false });
    await this.#take();
    const length = this.#coming;
    if (!this.last) this.#readNext(unfinished, { aside: true });
    this.bytes = this.#memory.subarray(0, this.end + 1);
    return this.#memory.subarray(this.end - length, this.end);
  }

  /** What stands before `position` in `bytes` is done with. */
  drop(position: number): void {
    this.start = position;
  }

  /** Waits until nothing more is read; call it when the window is left. */
  async close(): Promise<void> {
    await this.#reading?.catch(() => undefined);
  }

  /**
   * Has everything of the next page read but its first byte: there stands the zero that ends the bytes at hand, and the
   * scanner counts on it.
   *
   * @param aside in another thread, if the source has one: not the first page, which is waited for, and to wake a thread
   * for it takes 1 ms of a small file.
   */
  #readNext(unfinished: number, { aside }: { readonly aside: boolean }): void {
    const position = this.base + this.end;
    this.#coming = Math.min(Math.max(this.#pageBytes, unfinished), this.#source.size - position);
    if (this.end + this.#coming >= this.#memory.length) this.#makeRoom();
    this.#memory[this.end] = 0;
    const target = this.#memory.subarray(this.end + 1, this.end + this.#coming);
    const reading = aside ? this.#source.readAsync?.(target, position + 1) : undefined;
    this.#reading = reading ?? Promise.resolve(this.#source.read(target, position + 1));
    // What it rejects with comes up where it is awaited.
    this.#reading.catch(() => undefined);
  }

  async #take(): Promise<void> {
    const first = this.#memory.subarray(this.end, this.end + 1);
    const read = ((await this.#reading) ?? 0) + this.#source.read(first, this.base + this.end);
    if (read < this.#coming) throw new Error(`${this.#source.name} became shorter while it was read.`);
    this.#reading = undefined;
    this.end += this.#coming;
    this.#memory[this.end] = 0;
  }

  /** Moves what counts to the front, of larger memory where that is not enough. */
  #makeRoom(): void {
    const held = this.end - this.start;
    const needed = held + this.#coming + 1;
    const larger = needed > this.#memory.length ? Buffer.allocUnsafeSlow(2 * needed) : this.#memory;
    this.#memory.copy(larger, 0, this.start, this.end);
    this.#memory = larger;
    this.base += this.start;
    this.start = 0;
    this.end = held;
  }
}
