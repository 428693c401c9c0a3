import type { ArgumentLocator } from './argument-locator.ts';
import * as is from './characters.ts';
import { NumberReader } from './numbers.ts';
import {
  behindName,
  behindSimple,
  behindSpace,
  behindText,
  isBare,
  isNamePart,
  isNumberStart,
} from './plain-tokens.ts';
import { decodeString } from './strings.ts';

/** No class of IFC has half as many. */
const MOST_ARGUMENTS = 64;
const DEEPEST_LIST = 30;

/**
 * Where the arguments of one statement are, without a value for any of them: of most statements three or four arguments
 * are wanted, and finding them takes half of the time of decoding all, and leaves no objects behind.
 *
 * Only of statements that are plainly written, so that decoding them would leave no finding: without comments, characters
 * outside of ASCII, escapes other than `\X2\`, or numbers that may be too large. All others, and values that are of
 * another kind than expected, are for `StepFile.values` and its callers, who report what is wrong with them.
 */
export class PlainStatement {
  /** Holds the statement, until another one of the file is read. */
  bytes: Buffer = Buffer.alloc(0);
  /** Number of arguments. */
  count = 0;
  readonly starts = new Int32Array(MOST_ARGUMENTS);
  /** Behind the last byte of each. */
  readonly ends = new Int32Array(MOST_ARGUMENTS);
  readonly #numbers = new NumberReader();
  /** Has located the statement. */
  #locator: ArgumentLocator | undefined;
  #at = 0;

  /**
   * Finds the arguments of `#1=KEYWORD(...);` in `bytes[start, end)`. What stands behind `end` may be anything.
   *
   * @param locator does it where `bytes` are in its memory.
   * @returns false where the statement is not plainly written; then nothing else here means anything.
   */
  locate(bytes: Buffer, start: number, end: number, locator?: ArgumentLocator): boolean {
    this.bytes = bytes;
    this.count = 0;
    this.#locator = locator;
    if (locator !== undefined) return this.#locateNatively(locator, start, end);
    if (bytes[end - 1] !== is.SEMICOLON) return false;
    let at = start;
    while (bytes[at] !== is.OPEN) if (at === end || bytes[at++] === is.SLASH) return false;
    if (!isNamePart(bytes[at - 1] ?? 0)) return false;
    at = behindSpace(bytes, at + 1);
    const close = bytes[at] === is.CLOSE ? at : this.#findAll(at);
    return close > 0 && behindSpace(bytes, close + 1) === end - 1;
  }

  /** The first byte of an argument, which tells its kind; `$` where there is none at this position. */
  first(position: number): number {
    return position >= 0 && position < this.count ? (this.bytes[this.starts[position] ?? 0] ?? 0) : is.DOLLAR;
  }

  /** `$`, `*`, or no argument at all. */
  isAbsent(position: number): boolean {
    const first = this.first(position);
    return first === is.DOLLAR || first === is.ASTERISK;
  }

  /** The express id referred to; -1 where the argument is no reference. */
  reference(position: number): number {
    return this.first(position) === is.HASH ? this.#id(this.starts[position] ?? 0) : -1;
  }

  /** The text of a string; undefined where the argument is none. */
  text(position: number): string | undefined {
    if (this.first(position) !== is.QUOTE) return undefined;
    const start = (this.starts[position] ?? 0) + 1;
    const end = (this.ends[position] ?? 0) - 1;
    return isBare(this.bytes, start, end)
      ? this.bytes.toString('latin1', start, end)
      : decodeString(this.bytes, start, end).text;
  }

  isText(position: number): boolean {
    return this.first(position) === is.QUOTE;
  }

  /** The name of an enumeration without its dots; undefined where the argument is none. */
  enumeration(position: number): string | undefined {
    if (this.first(position) !== is.DOT) return undefined;
    return this.bytes.toString('latin1', (this.starts[position] ?? 0) + 1, (this.ends[position] ?? 0) - 1);
  }

  /** NaN where the argument is no number. */
  number(position: number): number {
    return position < this.count ? this.numberAt(this.starts[position] ?? 0) : Number.NaN;
  }

  /** The number that begins at a place of `bytes`; NaN where none does. */
  numberAt(start: number): number {
    return isNumberStart(this.bytes[start] ?? 0) ? this.#number(start) : Number.NaN;
  }

  /**
   * The express ids of a list of references, or of a single one, put into `target` from its beginning.
   *
   * @returns how many; -1 where the argument is neither, or the list holds anything else.
   */
  references(position: number, target: number[]): number {
    const first = this.first(position);
    if (first === is.OPEN) return this.#nativeReferences(position, target) ?? this.#list(position, is.HASH, target);
    if (first !== is.HASH) return -1;
    target[0] = this.reference(position);
    return 1;
  }

  /** The same of a list of numbers, such as IfcCartesianPoint.Coordinates. */
  numbers(position: number, target: number[]): number {
    return this.first(position) === is.OPEN ? this.#list(position, 0, target) : -1;
  }

  #locateNatively(locator: ArgumentLocator, start: number, end: number): boolean {
    const { starts, ends } = this;
    // Of a page of the file, which is somewhere in the memory.
    const origin = this.bytes.byteOffset;
    const count = locator.locate(origin + start, origin + end);
    for (let at = 0; at < count; at++) {
      starts[at] = ((locator.starts[at] ?? 0) - origin) | 0;
      ends[at] = ((locator.ends[at] ?? 0) - origin) | 0;
    }
    this.count = Math.max(0, count);
    return count >= 0;
  }

  /** undefined where it is to be looked at here. */
  #nativeReferences(position: number, target: number[]): number | undefined {
    const locator = this.#locator;
    if (locator === undefined) return undefined;
    const count = locator.references(this.bytes.byteOffset + (this.starts[position] ?? 0));
    for (let at = 0; at < count; at++) target[at] = locator.ids[at] ?? 0;
    return count < 0 ? undefined : count;
  }

  /** @param first byte of each item: `#`, or 0 for numbers. */
  #list(position: number, first: number, target: number[]): number {
    const { bytes } = this;
    let at = behindSpace(bytes, (this.starts[position] ?? 0) + 1);
    if (bytes[at] === is.CLOSE) return 0;
    for (let count = 0; ; ) {
      const byte = bytes[at] ?? 0;
      if (first === is.HASH ? byte !== is.HASH : !isNumberStart(byte)) return -1;
      target[count++] = first === is.HASH ? this.#id(at) : this.#number(at);
      at = behindSpace(bytes, this.#at);
      if (bytes[at] === is.CLOSE) return count;
      at = behindSpace(bytes, at + 1);
    }
  }

  #id(start: number): number {
    let id = 0;
    let at = start + 1;
    for (let byte = this.bytes[at] ?? 0; byte >= is.ZERO && byte <= is.NINE; byte = this.bytes[++at] ?? 0) {
      id = id * 10 + byte - is.ZERO;
    }
    this.#at = at;
    return id;
  }

  #number(start: number): number {
    const value = this.#numbers.read(this.bytes, start);
    this.#at = this.#numbers.end;
    return value ?? Number.NaN;
  }

  /** The arguments from `start` on; answers where the last `)` is, -1 where they are not plainly written. */
  #findAll(start: number): number {
    const { bytes, starts, ends } = this;
    for (let at = start; this.count < MOST_ARGUMENTS; ) {
      starts[this.count] = at;
      at = this.#behindValue(at, 0);
      if (at < 0) return -1;
      ends[this.count++] = at;
      at = behindSpace(bytes, at);
      if (bytes[at] === is.CLOSE) return at;
      if (bytes[at] !== is.COMMA) return -1;
      at = behindSpace(bytes, at + 1);
    }
    return -1;
  }

  #behindValue(at: number, depth: number): number {
    const first = this.bytes[at] ?? 0;
    if (first === is.QUOTE) return behindText(this.bytes, at + 1);
    if (first === is.OPEN) return this.#behindList(at + 1, depth + 1);
    if (isNamePart(first) && !is.isDigit(first)) return this.#behindTyped(at, depth + 1);
    return behindSimple(this.bytes, at, first);
  }

  #behindList(start: number, depth: number): number {
    const { bytes } = this;
    if (depth > DEEPEST_LIST) return -1;
    let at = behindSpace(bytes, start);
    if (bytes[at] === is.CLOSE) return at + 1;
    for (;;) {
      at = this.#behindValue(at, depth);
      if (at < 0) return -1;
      at = behindSpace(bytes, at);
      if (bytes[at] === is.CLOSE) return at + 1;
      if (bytes[at] !== is.COMMA) return -1;
      at = behindSpace(bytes, at + 1);
    }
  }

  /** `IFCLABEL('x')`: one value in brackets. */
  #behindTyped(start: number, depth: number): number {
    const { bytes } = this;
    const open = behindName(bytes, start);
    if (bytes[open] !== is.OPEN || depth > DEEPEST_LIST) return -1;
    const end = this.#behindValue(behindSpace(bytes, open + 1), depth);
    const close = end < 0 ? -1 : behindSpace(bytes, end);
    return bytes[close] === is.CLOSE ? close + 1 : -1;
  }
}
