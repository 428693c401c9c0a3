import { NumberReader } from './numbers.ts';
import { readNumbers } from './read-numbers.generated.ts';
import { instantiate, sharedMemory } from './web-assembly.ts';

/** Shorter lists are read where they stand: to copy them takes longer. */
const LEAST_BYTES = 1 << 9;
const MOST_BYTES = 1 << 20;
/** What the module may load behind the bytes that it is asked about, and the zero that ends them. */
const SLACK_BYTES = 64;
const POWERS = 23;
const POWERS_AT = MOST_BYTES + SLACK_BYTES;
const NUMBERS_AT = POWERS_AT + 8 * POWERS;
/** A digit and a comma each. */
const MOST_NUMBERS = MOST_BYTES / 2;
const OTHERS_AT = NUMBERS_AT + 8 * MOST_NUMBERS;
const MOST_OTHERS = 1 << 15;
const MEMORY_BYTES = OTHERS_AT + 8 * MOST_OTHERS;

interface Exports {
  begin(powers: number, numbers: number, others: number, mostOthers: number): void;
  read(start: number, limit: number): number;
  behind(start: number, limit: number): number;
  end(): number;
  leftOut(): number;
}

/**
 * Reads long lists of numbers, and passes over long lists, by WebAssembly: coordinates and normals of a face set are half of
 * some files, and WebAssembly is fast from the first byte, where JavaScript is slow until it is compiled. What it is asked
 * for is copied into memory of its own; of that, pages that are not used cost nothing.
 */
export class LongLists {
  /** Behind the list that was read last. */
  end = 0;
  readonly #text: Buffer;
  readonly #numbers: Float64Array;
  /** Numbers that are written in another way: place and address in turn. */
  readonly #others: Uint32Array;
  readonly #reader = new NumberReader();
  readonly #exports: Exports;

  constructor() {
    const memory = sharedMemory(MEMORY_BYTES);
    const { buffer } = memory;
    this.#text = Buffer.from(buffer, 0, MOST_BYTES + SLACK_BYTES);
    this.#numbers = new Float64Array(buffer, NUMBERS_AT, MOST_NUMBERS);
    this.#others = new Uint32Array(buffer, OTHERS_AT, 2 * MOST_OTHERS);
    const powers = new Float64Array(buffer, POWERS_AT, POWERS);
    for (let power = 0; power < POWERS; power++) powers[power] = Number(`1e${power}`);
    this.#exports = instantiate<Exports>(readNumbers, memory);
    this.#exports.begin(POWERS_AT, NUMBERS_AT, OTHERS_AT, MOST_OTHERS);
  }

  /** Whether so many bytes of a statement are for it. */
  static takes(bytes: number): boolean {
    return bytes >= LEAST_BYTES && bytes <= MOST_BYTES;
  }

  /**
   * The numbers of a list of tuples, or of a plain list, each equal to what `NumberReader` makes of it; sets `end`.
   *
   * @param start of its `(`. @param limit end of the statement.
   * @returns undefined where anything but numbers, commas and parentheses is in the list.
   */
  numbers(bytes: Buffer, start: number, limit: number): Float64Array | undefined {
    const count = this.#exports.read(0, this.#take(bytes, start, limit));
    if (count < 0) return undefined;
    const others = this.#others;
    const left = this.#exports.leftOut();
    for (let at = 0; at < left; at++) {
      const number = this.#reader.read(this.#text, others[2 * at + 1] ?? 0);
      if (number === null) return undefined;
      this.#numbers[others[2 * at] ?? 0] = number;
    }
    this.end = start + this.#exports.end();
    return this.#numbers.slice(0, count);
  }

  /** Where the list ends that begins at `start`; -1 where strings or comments are in it, or it has no end. */
  behind(bytes: Buffer, start: number, limit: number): number {
    const end = this.#exports.behind(0, this.#take(bytes, start, limit));
    return end === 0 ? -1 : start + end;
  }

  #take(bytes: Buffer, start: number, limit: number): number {
    const length = bytes.copy(this.#text, 0, start, limit);
    this.#text[length] = 0;
    return length;
  }
}
