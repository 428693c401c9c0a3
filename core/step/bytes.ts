import type { ByteSource } from '#core/ports';
import { Pages, type Paging, usualPaging } from './pages.ts';
import type { SharedMemory } from './web-assembly.ts';

/** Memory that modules of WebAssembly read statements in. */
export interface FileMemory {
  readonly memory: SharedMemory;
  /** Whether it begins with all bytes of the file, and a zero behind them; where not, there are pages somewhere in it. */
  readonly isHeld: boolean;
}

/** Files up to this size are held whole, in memory that all threads share; of larger ones each keeps pages. */
export const MOST_HELD_BYTES = 256 << 20;

/**
 * Random access to a file: to the memory that holds it, or through pages.
 *
 * `locate` answers by setting `bytes` and `start` instead of returning an object: it is called once per statement.
 */
export class FileBytes {
  /** The buffer that holds what was located last. */
  bytes: Buffer = Buffer.alloc(0);
  /** Where in `bytes` it starts. */
  start = 0;
  /** Whether `bytes` lie in the memory that was given. */
  isInMemory: boolean;
  readonly #source: ByteSource;
  readonly #memory: SharedMemory;
  readonly #paging: Paging;
  readonly #isHeld: boolean;
  #pages: Pages | undefined;
  #scratch: Buffer = Buffer.alloc(0);

  constructor(source: ByteSource, { memory, isHeld }: FileMemory, paging: Paging = usualPaging) {
    this.#source = source;
    this.#memory = memory;
    this.#paging = paging;
    this.#isHeld = this.isInMemory = isHeld;
    if (isHeld) this.bytes = Buffer.from(memory.buffer);
  }

  /** Those of a file that is not held; made when they are needed. */
  get pages(): Pages {
    this.#pages ??= new Pages(this.#source, this.#memory, this.#paging);
    return this.#pages;
  }

  /**
   * Makes `length` bytes from `offset` contiguous in `this.bytes` at `this.start`, until the next call. What follows
   * them there is what follows them in the file, or a zero.
   *
   * `start` is made a small integer (`| 0`): offsets are doubles, and a double as position would slow down everything
   * that reads from it, indexing by a quarter.
   */
  locate(offset: number, length: number): void {
    if (this.#isHeld) {
      this.start = offset | 0;
      return;
    }
    const { pages } = this;
    const { pageBytes } = pages;
    const page = Math.floor(offset / pageBytes);
    const within = offset - page * pageBytes;
    if (within + length <= pageBytes) {
      this.bytes = pages.page(page);
      this.start = within | 0;
      this.isInMemory = pages.areInMemory;
    } else {
      this.bytes = this.#gather(offset, length);
      this.start = 0;
      this.isInMemory = false;
    }
  }

  #gather(offset: number, length: number): Buffer {
    const { pages } = this;
    if (this.#scratch.length <= length) this.#scratch = Buffer.allocUnsafeSlow(Math.max(length + 1, 1 << 16));
    for (let done = 0; done < length; ) {
      const at = offset + done;
      const within = at % pages.pageBytes;
      done += pages.page((at - within) / pages.pageBytes).copy(this.#scratch, done, within, within + length - done);
    }
    this.#scratch[length] = 0;
    return this.#scratch;
  }
}
