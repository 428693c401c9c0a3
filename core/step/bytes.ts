import type { ByteSource } from '#core/ports';
import { type SharedMemory, SLACK_BYTES, spareMemory } from './web-assembly.ts';

/** Memory that modules of WebAssembly read statements in. */
export interface FileMemory {
  readonly memory: SharedMemory;
  /** Whether it begins with all bytes of the file, and a zero behind them; where not, there are pages somewhere in it. */
  readonly isHeld: boolean;
}

/** How a file that is not held whole is kept. */
export interface Paging {
  readonly pageBytes: number;
  readonly residentPages: number;
}

/**
 * Large enough that few statements straddle two pages. What is read class by class goes through the whole file once for
 * each: of 1 GB the pages of 4 MiB that were here before were read so often that it took the main thread 17 s of system
 * time.
 */
export const usualPaging: Paging = { pageBytes: 256 << 10, residentPages: 512 };

/** Files up to this size are held whole, in memory that all threads share; of larger ones each keeps pages. */
export const MOST_HELD_BYTES = 256 << 20;

/**
 * Random access to a file: to the memory that holds it, or through pages kept in memory, 128 MiB at the most. A page that
 * was used since the last look at it is passed over when room is needed, and the buffer of the one that goes is used
 * again (the "clock").
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
  readonly #pageBytes: number;
  readonly #residentPages: number;
  readonly #isHeld: boolean;
  readonly #memory: SharedMemory;
  /** All resident pages, once there is one; undefined where each has memory of its own. */
  #room: Buffer | undefined;
  readonly #pages: (Buffer | undefined)[] = [];
  readonly #used: boolean[] = [];
  /** Numbers of the pages in memory, and the memory of each; the clock's hand goes round in them. */
  readonly #resident: number[] = [];
  readonly #buffers: Buffer[] = [];
  #hand = 0;
  #scratch: Buffer = Buffer.alloc(0);

  constructor(source: ByteSource, { memory, isHeld }: FileMemory, paging: Paging = usualPaging) {
    this.#source = source;
    this.#pageBytes = paging.pageBytes;
    this.#residentPages = paging.residentPages;
    this.#memory = memory;
    this.#isHeld = this.isInMemory = isHeld;
    if (isHeld) this.bytes = Buffer.from(memory.buffer);
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
    const page = Math.floor(offset / this.#pageBytes);
    const within = offset - page * this.#pageBytes;
    if (within + length <= this.#pageBytes) {
      this.bytes = this.#page(page);
      this.start = within | 0;
      this.isInMemory = this.#room !== undefined;
    } else {
      this.bytes = this.#gather(offset, length);
      this.start = 0;
      this.isInMemory = false;
    }
  }

  #gather(offset: number, length: number): Buffer {
    if (this.#scratch.length <= length) this.#scratch = Buffer.allocUnsafeSlow(Math.max(length + 1, 1 << 16));
    for (let done = 0; done < length; ) {
      const at = offset + done;
      const within = at % this.#pageBytes;
      done += this.#page((at - within) / this.#pageBytes).copy(this.#scratch, done, within, within + length - done);
    }
    this.#scratch[length] = 0;
    return this.#scratch;
  }

  /** One page of the file, read at first use. The last page is as short as the file makes it. */
  #page(number: number): Buffer {
    this.#used[number] = true;
    return this.#pages[number] ?? this.#read(number);
  }

  #read(number: number): Buffer {
    const position = number * this.#pageBytes;
    const length = Math.min(this.#pageBytes, this.#source.size - position);
    if (length <= 0) throw new Error(`${this.#source.name} has no byte ${position}.`);
    const page = this.#buffer(number).subarray(0, length);
    if (this.#source.read(page, position) < length) {
      throw new Error(`${this.#source.name} became shorter while it was read.`);
    }
    this.#pages[number] = page;
    return page;
  }

  /** Room for a page: new as long as there are few, else that of a page not used for a while. */
  #buffer(number: number): Buffer {
    if (this.#resident.length < this.#residentPages) return this.#newBuffer(this.#resident.push(number) - 1);
    for (;;) {
      this.#hand = (this.#hand + 1) % this.#residentPages;
      const candidate = this.#resident[this.#hand] ?? 0;
      if (!this.#used[candidate]) {
        this.#resident[this.#hand] = number;
        this.#pages[candidate] = undefined;
        return this.#buffers[this.#hand] ?? this.#newBuffer(this.#hand);
      }
      this.#used[candidate] = false;
    }
  }

  #newBuffer(place: number): Buffer {
    if (place === 0) this.#room ??= spareMemory(this.#memory, this.#residentPages * this.#pageBytes + SLACK_BYTES);
    const start = place * this.#pageBytes;
    const buffer =
      this.#room?.subarray(start, start + this.#pageBytes) ??
      Buffer.allocUnsafeSlow(Math.min(this.#pageBytes, this.#source.size));
    this.#buffers[place] = buffer;
    return buffer;
  }
}
