import { randomFillSync } from 'node:crypto';
import type { ArgumentReader } from '#core/step';
import type { ItemColors } from '../colors/item-colors.ts';
import { fingerprint } from './fingerprint.generated.ts';

/** Where the module's desk has what; repeated from ../../wasm/fingerprint.ts. */
const SECRETS_AT = 0;
const COLOR_AT = 32;
const PRINT_AT = 64;
const NUMBERS_AT = 80;
const MOST_NUMBERS = 12;
const KNOWN_AT = 1024;
const KNOWN_BYTES = 24 << 13;
const STYLED_AT = KNOWN_AT + KNOWN_BYTES;
/** A bit for each id, up to so many; with as many as this, more than one id go by each. */
const MOST_STYLED_BITS = 2 ** 26;
const LEAST_STYLED_BITS = 2 ** 10;

/** What `color` answers. */
const answer = { plain: 0, colored: 1, unreadable: 2 };

interface Exports {
  begin(desk: number, directory: number, isHeld: boolean, styledBits: number): void;
  beginProduct(): void;
  addInstance(id: number): number;
  addNumbers(count: number): void;
  endProduct(): void;
}

/**
 * Tells what products are made of by the bytes of statements, before any of them is decoded: 128 bits for all that an instance
 * stands for. In them is every byte of keyword and arguments, in place of references what they refer to, and the colour that an
 * IfcStyledItem gives; numbers of instances are not. ADR 40 says why equal fingerprints are taken for equal content.
 */
export class Fingerprints {
  /** What was taken since `begin`, once `end` has been called: four words of 32 bits. */
  readonly print: Uint32Array;
  readonly #colors: ItemColors;
  readonly #exports: Exports;
  readonly #color: Float64Array;
  readonly #numbers: Float64Array;
  readonly #styledAt: number;
  readonly #styledBits: number;
  #isBegun = false;

  /** @param colors of the same file. */
  constructor(reader: ArgumentReader, colors: ItemColors) {
    this.#colors = colors;
    const javascript = { color: (id: number) => this.#colorOf(id >>> 0) };
    this.#styledBits = styledBits(reader.index.table.rows.length);
    const bytes = STYLED_AT + this.#styledBits / 8;
    const { exports, memory, address, directory } = reader.attach<Exports>(fingerprint, bytes, { javascript });
    this.#styledAt = address + STYLED_AT;
    this.#exports = exports;
    this.#color = new Float64Array(memory, address + COLOR_AT, 4);
    this.#numbers = new Float64Array(memory, address + NUMBERS_AT, MOST_NUMBERS);
    this.print = new Uint32Array(memory, address + PRINT_AT, 4);
    setSecrets(new BigUint64Array(memory, address + SECRETS_AT, 3));
    exports.begin(address, directory, reader.index.isHeld, this.#styledBits);
  }

  /** Begins with another product. */
  begin(): void {
    if (!this.#isBegun) this.#setStyled();
    this.#exports.beginProduct();
  }

  /**
   * Takes what an instance stands for.
   *
   * @returns false where that cannot be told: a statement is missing, damaged or has comments in it, or there are too many.
   */
  add(id: number): boolean {
    return this.#exports.addInstance(id) === 1;
  }

  /** Takes up to twelve numbers, bit by bit. */
  addNumbers(numbers: readonly number[]): void {
    for (let at = 0; at < numbers.length; at++) this.#numbers[at] = numbers[at] ?? 0;
    this.#exports.addNumbers(numbers.length);
  }

  /** Makes `print`. */
  end(): void {
    this.#exports.endProduct();
  }

  /** At the first product: a file without any does not have its styles gone through. */
  #setStyled(): void {
    this.#colors.mark(this.#styledAt, this.#styledBits);
    this.#isBegun = true;
  }

  /** What has a style that cannot be read has no fingerprint: its products are made one by one, so that all are told of. */
  #colorOf(id: number): number {
    const { color, unreadable } = this.#colors.look(id);
    if (unreadable !== undefined) return answer.unreadable;
    if (color === undefined) return answer.plain;
    this.#color.set(color);
    return answer.colored;
  }
}

/** @param ids how many there may be. */
function styledBits(ids: number): number {
  return 2 ** Math.ceil(Math.log2(Math.min(Math.max(ids, LEAST_STYLED_BITS), MOST_STYLED_BITS)));
}

/**
 * Random: nobody can write a file in which unequal bodies have one fingerprint. Nothing else depends on them.
 * `crypto.getRandomValues` would have Node load all of its Web Crypto first, which takes 2 ms.
 */
function setSecrets(secrets: BigUint64Array): void {
  secrets.set(randomFillSync(new BigUint64Array(secrets.length)).map((secret) => secret | 1n));
}
