import type { ByteSource } from '#core/ports';
import { type Argument, type TypedArgument, UnreadableStatement } from './argument.ts';
import { FileBytes } from './bytes.ts';
import * as is from './characters.ts';
import { NumberReader } from './numbers.ts';
import { RecentPoints } from './recent-points.ts';
import { type RowLookup, rowLookup } from './rows.ts';
import type { SharedStepIndex } from './step-index.ts';

/** Deeper lists than this are hostile: IFC nests three deep. */
const DEEPEST_LIST = 64;

/**
 * Reads arguments by their position, for code that goes through millions of statements: it makes no objects for
 * references and points, which is what `StepFile.values` spends most of its time on (a 100 MB model is walked through in
 * a third of the time).
 */
export class ArgumentReader {
  /** Coordinates that `readPoint` or `readDirection` found last; 0 where there are fewer than three. */
  x = 0;
  y = 0;
  z = 0;
  readonly index: SharedStepIndex;
  readonly #bytes: FileBytes;
  readonly #lookup: RowLookup;
  readonly #numbers = new NumberReader();
  readonly #typeOf: ReadonlyMap<string, number>;
  readonly #points = new RecentPoints();
  #buffer: Buffer = Buffer.alloc(0);
  #at = 0;
  #end = 0;
  #depth = 0;

  /** @param index of the same bytes. */
  constructor(source: ByteSource, index: SharedStepIndex) {
    this.index = index;
    this.#bytes = new FileBytes(source, index.content);
    this.#lookup = rowLookup(index.table);
    this.#typeOf = new Map(index.keywords.map((keyword, type) => [keyword, type]));
  }

  /** Its row in the index, -1 where there is no such instance. */
  rowOf(id: number): number {
    return this.#lookup.rowOf(id);
  }

  /** Upper case; '' where there is no such instance, and for a complex one. */
  keywordOf(id: number): string {
    const row = this.#lookup.rowOf(id);
    return row < 0 ? '' : (this.index.keywords[this.index.types[row] ?? 0] ?? '');
  }

  /** Express ids of one type, in file order. */
  ids(keyword: string): number[] {
    const type = this.#typeOf.get(keyword);
    if (type === undefined) return [];
    const { types, ids, count, lengths } = this.index;
    const found: number[] = [];
    for (let row = 0; row < count; row++) {
      if (types[row] === type && (lengths[row] ?? 0) > 0) found.push(ids[row] ?? 0);
    }
    return found;
  }

  /** All arguments. @throws UnreadableStatement */
  read(id: number): Argument[] {
    this.#open(id);
    return this.#list();
  }

  /** The argument at a position, null where the statement has fewer. @throws UnreadableStatement */
  argument(id: number, position: number): Argument {
    if (!this.#openAt(id, position)) return null;
    return this.#next() === is.CLOSE ? null : this.#value();
  }

  /** Coordinates of an IfcCartesianPoint to `x`, `y`, `z`. @throws UnreadableStatement */
  readPoint(id: number): void {
    if (this.#points.read(id, this)) return;
    this.readDirection(id);
    this.#points.keep(id, this);
  }

  /** Ratios of an IfcDirection, as `readPoint` but not kept. @throws UnreadableStatement */
  readDirection(id: number): void {
    this.#open(id);
    this.#at++;
    if (this.#next() !== is.OPEN) this.#fail();
    this.#at++;
    this.x = this.#coordinate();
    this.y = this.#following();
    this.z = this.#following();
  }

  /**
   * The references of the first argument, a list of them, put into `target` from its beginning.
   *
   * @returns how many. @throws UnreadableStatement
   */
  readReferences(id: number, target: number[]): number {
    this.#open(id);
    this.#at++;
    if (this.#next() !== is.OPEN) this.#fail();
    let count = 0;
    do {
      this.#at++;
      const byte = this.#next();
      if (byte === is.CLOSE && count === 0) break;
      if (byte !== is.HASH) this.#fail();
      target[count++] = this.#reference();
    } while (this.#next() === is.COMMA);
    return count;
  }

  /**
   * The numbers of an argument that is a list of tuples (coordinates, indices), flat.
   *
   * @returns undefined where the argument is `$`. @throws UnreadableStatement
   */
  numbers(id: number, position: number): number[] | undefined {
    if (!this.#openAt(id, position) || this.#next() === is.DOLLAR) return undefined;
    const found: number[] = [];
    let depth = 0;
    for (;;) {
      const byte = this.#next();
      if (byte === is.OPEN) depth++;
      else if (byte === is.CLOSE) depth--;
      else if (byte !== is.COMMA) {
        found.push(this.#number());
        continue;
      }
      this.#at++;
      if (depth === 0) return found;
      if (this.#at >= this.#end) this.#fail();
    }
  }

  /** Every express id that the statement refers to, in its order. @throws UnreadableStatement */
  referencesOf(id: number): number[] {
    this.#open(id);
    const found: number[] = [];
    while (this.#at < this.#end) {
      const byte = this.#buffer[this.#at];
      if (byte === is.QUOTE) this.#text();
      else if (byte === is.HASH) found.push(this.#reference());
      else this.#at++;
    }
    return found;
  }

  /** Moves to the `(` of an instance's arguments. */
  #open(id: number): void {
    const row = this.#lookup.rowOf(id);
    if (row < 0) throw new UnreadableStatement(`There is no #${id}.`);
    const offset = this.index.offsets[row] ?? 0;
    const length = this.index.lengths[row] ?? 0;
    this.#bytes.locate(offset, length);
    this.#buffer = this.#bytes.bytes;
    this.#at = this.#bytes.start;
    this.#end = this.#at + length;
    this.#depth = 0;
    while (this.#at < this.#end && this.#buffer[this.#at] !== is.OPEN) {
      // A comment may hold anything; a statement that has one before its arguments is left to the thorough decoder.
      if (this.#buffer[this.#at] === is.SLASH) this.#fail();
      this.#at++;
    }
    if (this.#at >= this.#end) this.#fail();
  }

  /** Moves to an argument; false where the statement has fewer. */
  #openAt(id: number, position: number): boolean {
    this.#open(id);
    this.#at++;
    for (let passed = 0; passed < position; passed++) {
      this.#pass();
      if (this.#next() !== is.COMMA) return false;
      this.#at++;
    }
    return true;
  }

  #list(): Argument[] {
    if (++this.#depth > DEEPEST_LIST) this.#fail();
    const values: Argument[] = [];
    this.#at++;
    if (this.#next() === is.CLOSE) this.#at++;
    else {
      for (;;) {
        values.push(this.#value());
        const byte = this.#next();
        this.#at++;
        if (byte === is.CLOSE) break;
        if (byte !== is.COMMA) this.#fail();
      }
    }
    this.#depth--;
    return values;
  }

  #value(): Argument {
    const byte = this.#next();
    switch (byte) {
      case is.HASH:
        return this.#reference();
      case is.OPEN:
        return this.#list();
      case is.QUOTE:
        return this.#text();
      case is.DOLLAR:
      case is.ASTERISK:
        this.#at++;
        return null;
      case is.DOUBLE_QUOTE:
        return this.#until(is.DOUBLE_QUOTE);
      case is.DOT:
        return is.isDigit(this.#buffer[this.#at + 1]) ? this.#number() : this.#until(is.DOT);
      default:
        return is.isKeywordStart(byte) ? this.#typed() : this.#number();
    }
  }

  #typed(): TypedArgument {
    const start = this.#at;
    while (is.KEYWORD_PART[this.#buffer[this.#at] ?? 0] === 1) this.#at++;
    const keyword = this.#buffer.toString('latin1', start, this.#at).toUpperCase();
    if (this.#next() !== is.OPEN) this.#fail();
    return { keyword, value: this.#list()[0] ?? null };
  }

  #reference(): number {
    let id = 0;
    const first = ++this.#at;
    for (let digit = this.#digit(); digit >= 0 && digit <= 9; digit = this.#digit()) {
      id = id * 10 + digit;
      this.#at++;
    }
    if (this.#at === first) this.#fail();
    return id;
  }

  #digit(): number {
    return (this.#buffer[this.#at] ?? 0) - is.ZERO;
  }

  #number(): number {
    const value = this.#numbers.read(this.#buffer, this.#at);
    this.#at = this.#numbers.end;
    if (value === null || this.#at > this.#end) this.#fail();
    return value;
  }

  /** The first number of a tuple. */
  #coordinate(): number {
    this.#next();
    return this.#number();
  }

  /** A further number of a tuple, 0 behind its end. */
  #following(): number {
    if (this.#next() !== is.COMMA) return 0;
    this.#at++;
    return this.#coordinate();
  }

  #text(): string {
    const start = this.#at + 1;
    for (let at = start; ; at += 2) {
      at = this.#buffer.indexOf(is.QUOTE, at);
      if (at < 0 || at >= this.#end) this.#fail();
      if (this.#buffer[at + 1] === is.QUOTE) continue;
      this.#at = at + 1;
      return this.#buffer.toString('latin1', start, at);
    }
  }

  /** The text up to the next such byte, which begins here as well. */
  #until(byte: number): string {
    const start = this.#at + 1;
    const close = this.#buffer.indexOf(byte, start);
    if (close < 0 || close >= this.#end) this.#fail();
    this.#at = close + 1;
    return this.#buffer.toString('latin1', start, close).toUpperCase();
  }

  /** Passes over one argument. */
  #pass(): void {
    const byte = this.#next();
    if (byte === is.QUOTE) this.#text();
    else if (byte === is.OPEN) this.#passList();
    else {
      for (;;) {
        const next = this.#buffer[this.#at];
        if (next === is.COMMA || next === is.CLOSE) return;
        if (next === is.OPEN) {
          this.#passList();
          return;
        }
        if (++this.#at >= this.#end) this.#fail();
      }
    }
  }

  #passList(): void {
    for (let depth = 0; ; ) {
      const byte = this.#next();
      if (byte === is.QUOTE) {
        this.#text();
        continue;
      }
      this.#at++;
      if (byte === is.OPEN) depth++;
      else if (byte === is.CLOSE && --depth === 0) return;
      if (this.#at >= this.#end) this.#fail();
    }
  }

  /** The next byte that is no white space, where the position is left. */
  #next(): number {
    for (;;) {
      const byte = this.#buffer[this.#at] ?? 0;
      if (byte === is.SLASH && this.#buffer[this.#at + 1] === is.ASTERISK) {
        const close = this.#buffer.indexOf('*/', this.#at + 2, 'latin1');
        this.#at = close < 0 ? this.#end : close + 2;
      } else if (byte > is.SPACE) return byte;
      else this.#at++;
      if (this.#at >= this.#end) this.#fail();
    }
  }

  #fail(): never {
    throw new UnreadableStatement('The statement is not as ISO 10303-21 has it.');
  }
}
