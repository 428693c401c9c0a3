import type { ByteSource } from '#core/ports';
import { type SharedMemory, SLACK_BYTES, spareMemory } from './web-assembly.ts';

/** How a file that is not held whole is kept. */
export interface Paging {
  readonly pageBytes: number;
  /** Pages that are kept at first: more only where some that had to go come back. */
  readonly firstPages: number;
  /** Pages that are kept at the most. */
  readonly residentPages: number;
}

/**
 * Large enough that few statements straddle two pages. What is read class by class goes through the whole file once for
 * each: of 1 GB the pages of 4 MiB that were here before were read so often that it took the main thread 17 s of system
 * time.
 */
export const usualPaging: Paging = { pageBytes: 256 << 10, firstPages: 64, residentPages: 512 };

/**
 * Pages of a file, read when they are asked for: 16 MiB are kept at first, 128 MiB at the most. A page that was used since the
 * last look at it is passed over when room is needed, and the room of the one that goes is used again (the "clock").
 *
 * Memory that is used for the first time is dear, most of all to several threads at once. So there is more of it only when a
 * page comes back that would still be here if there were as much as there may be: who goes through a file from its beginning
 * to its end needs no more than a few pages.
 */
export class Pages {
  readonly pageBytes: number;
  /** Whether they lie in the memory that was given, `addresses` and `used` among them. */
  readonly areInMemory: boolean;
  /** By the number of a page: where it begins in the memory, 0 where it is not there. */
  readonly addresses: Uint32Array;
  /** 1 where the page was used since the clock's hand went over it. */
  readonly used: Uint8Array;
  readonly #source: ByteSource;
  readonly #residentPages: number;
  /** Undefined where each page has memory of its own. */
  readonly #room: Buffer | undefined;
  readonly #pages: (Buffer | undefined)[] = [];
  /** Numbers of the pages that are there, and the memory of each; the clock's hand goes round in them. */
  readonly #resident: number[] = [];
  readonly #buffers: Buffer[] = [];
  #hand = 0;
  /** How many pages may be kept for now. */
  #kept: number;
  /** How many have gone. */
  #gone = 0;
  /** By the number of a page: which of those that have gone it was last, counted from 1; 0 where it never went. */
  readonly #went: Uint32Array;

  /** @param memory in which they are to lie, if there is room. */
  constructor(source: ByteSource, memory: SharedMemory, { pageBytes, firstPages, residentPages }: Paging) {
    this.pageBytes = pageBytes;
    this.#source = source;
    this.#residentPages = residentPages;
    this.#kept = Math.min(firstPages, residentPages);
    const count = Math.ceil(source.size / pageBytes);
    this.#went = new Uint32Array(count);
    const tables = 8 * Math.ceil((residentPages * pageBytes + SLACK_BYTES) / 8);
    const room = spareMemory(memory, tables + 5 * count);
    this.#room = room;
    this.areInMemory = room !== undefined;
    const { buffer, byteOffset } = room?.subarray(tables) ?? new Uint8Array(5 * count);
    this.addresses = new Uint32Array(buffer, byteOffset, count);
    this.used = new Uint8Array(buffer, byteOffset + 4 * count, count);
  }

  /** One page of the file. The last one is as short as the file makes it. */
  page(number: number): Buffer {
    this.used[number] = 1;
    return this.#pages[number] ?? this.#read(number);
  }

  #read(number: number): Buffer {
    const position = number * this.pageBytes;
    const length = Math.min(this.pageBytes, this.#source.size - position);
    if (length <= 0) throw new Error(`${this.#source.name} has no byte ${position}.`);
    const page = this.#buffer(number).subarray(0, length);
    if (this.#source.read(page, position) < length) {
      throw new Error(`${this.#source.name} became shorter while it was read.`);
    }
    this.#pages[number] = page;
    if (this.areInMemory) this.addresses[number] = page.byteOffset;
    return page;
  }

  /** Room for a page: new as long as there are few, else that of a page not used for a while. */
  #buffer(number: number): Buffer {
    if (this.#isBackSoon(number)) this.#kept++;
    if (this.#resident.length < this.#kept) return this.#newBuffer(this.#resident.push(number) - 1);
    for (;;) {
      this.#hand = (this.#hand + 1) % this.#resident.length;
      const candidate = this.#resident[this.#hand] ?? 0;
      if (this.used[candidate] === 0) {
        this.#resident[this.#hand] = number;
        this.#pages[candidate] = undefined;
        this.addresses[candidate] = 0;
        this.#went[candidate] = ++this.#gone;
        return this.#buffers[this.#hand] ?? this.#newBuffer(this.#hand);
      }
      this.used[candidate] = 0;
    }
  }

  /** Whether a page that comes would not have gone if all the memory were used that may be. */
  #isBackSoon(number: number): boolean {
    const went = this.#went[number] ?? 0;
    return went > 0 && this.#gone - went < this.#residentPages - this.#kept;
  }

  #newBuffer(place: number): Buffer {
    const start = place * this.pageBytes;
    const buffer =
      this.#room?.subarray(start, start + this.pageBytes) ??
      Buffer.allocUnsafeSlow(Math.min(this.pageBytes, this.#source.size));
    this.#buffers[place] = buffer;
    return buffer;
  }
}
