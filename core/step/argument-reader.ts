import type { ByteSource } from '#core/ports';
import { type Argument, UnreadableStatement } from './argument.ts';
import { ArgumentCursor } from './argument-cursor.ts';
import * as is from './characters.ts';
import { LongLists } from './long-lists.ts';
import { NumberList, readPlainNumbers, readPlainReferences, readPlainTuple } from './plain-tuple.ts';
import { RecentPoints } from './recent-points.ts';
import { Statements } from './statements.ts';
import type { SharedStepIndex } from './step-index.ts';
import type { AttachedModule, Imports } from './web-assembly.ts';

const CAPITAL_T = 84;

/**
 * Reads arguments by their position, for code that goes through millions of statements: it makes no objects for
 * references and points, which is what `StepFile.values` spends most of its time on (a 100 MB model is walked through in
 * a third of the time).
 */
export class ArgumentReader {
  /** Coordinates that `readPoint` found last; 0 where there are fewer than three. */
  x = 0;
  y = 0;
  z = 0;
  /** What `readReferencesOf` found last: express ids, undefined for `$`. */
  first: number | undefined;
  second: number | undefined;
  third: number | undefined;
  /** What `readOriented` found last. */
  isFalse = false;
  readonly index: SharedStepIndex;
  readonly #statements: Statements;
  readonly #cursor = new ArgumentCursor();
  readonly #typeOf: ReadonlyMap<string, number>;
  /** The same strings as those in the code, not only equal ones: V8 compares their addresses then. */
  readonly #keywords: readonly string[];
  readonly #keywordLengths: Uint8Array;
  readonly #points = new RecentPoints();
  readonly #list = new NumberList();
  /** Made when it is needed: most files have no face set. */
  #longLists: LongLists | undefined;

  /** @param index of the same bytes. */
  constructor(source: ByteSource, index: SharedStepIndex) {
    this.index = index;
    this.#statements = new Statements(source, index);
    this.#keywords = Object.keys(Object.fromEntries(index.keywords.map((keyword) => [keyword, 0])));
    this.#keywordLengths = Uint8Array.from(index.keywords, ({ length }) => (length < 256 ? length : 0));
    this.#typeOf = new Map(index.keywords.map((keyword, type) => [keyword, type]));
  }

  /** Its row in the index, -1 where there is no such instance. */
  rowOf(id: number): number {
    return this.#statements.rowOf(id);
  }

  /** Makes an instance of a module of WebAssembly that reads statements where they lie; see `Statements`. */
  attach<Exports extends object>(base64: string, bytes: number, imports: Imports): AttachedModule<Exports> {
    return this.#statements.attach(base64, bytes, imports);
  }

  /** Looks up a statement for an attached module; see `Statements`. */
  lookUp(id: number): number {
    return this.#statements.lookUp(id);
  }

  /** Of the statement looked up last. */
  get address(): number {
    return this.#statements.address;
  }

  get length(): number {
    return this.#statements.length;
  }

  /** Upper case; '' where there is no such instance, and for a complex one. */
  keywordOf(id: number): string {
    const row = this.#statements.rowOf(id);
    return row < 0 ? '' : (this.#keywords[this.index.types[row] ?? 0] ?? '');
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
    return this.#open(id).list();
  }

  /** The argument at a position, null where the statement has fewer. @throws UnreadableStatement */
  argument(id: number, position: number): Argument {
    if (!this.#openAt(id, position)) return null;
    return this.#cursor.next() === is.CLOSE ? null : this.#cursor.value();
  }

  /** So many arguments from a position on, null where the statement has fewer. @throws UnreadableStatement */
  argumentsFrom(id: number, position: number, count: number): Argument[] {
    const cursor = this.#cursor;
    const values: Argument[] = [];
    let isThere = this.#openAt(id, position) && cursor.next() !== is.CLOSE;
    while (values.length < count) {
      values.push(isThere ? cursor.value() : null);
      isThere &&= cursor.next() === is.COMMA;
      if (isThere) cursor.at++;
    }
    return values;
  }

  /**
   * The first three arguments, each a reference or none, to `first`, `second` and `third`: placements, axes and mapped items
   * are made of such. @throws UnreadableStatement, also where one of them is anything else
   */
  readReferencesOf(id: number): void {
    const cursor = this.#open(id);
    this.first = this.#nextReference(cursor);
    this.second = this.#nextReference(cursor);
    this.third = this.#nextReference(cursor);
  }

  /**
   * The argument at a position and the one behind it, each a reference or none, to `first` and `second`: placement and
   * representation of products. @throws UnreadableStatement, also where one of them is anything else
   */
  readReferencesFrom(id: number, position: number): void {
    const isThere = this.#openAt(id, position);
    // Back to the `(` or `,` before it.
    this.#cursor.at--;
    this.first = isThere ? this.#nextReference(this.#cursor) : undefined;
    this.second = isThere ? this.#nextReference(this.#cursor) : undefined;
  }

  /** The number that is the argument behind those that `readReferencesOf` has just read; NaN where there is none. */
  followingNumber(): number {
    const cursor = this.#cursor;
    return cursor.next() === is.COMMA ? cursor.following() : Number.NaN;
  }

  /** Behind the `(` or `,` where the cursor stands; undefined where the arguments end there. */
  #nextReference(cursor: ArgumentCursor): number | undefined {
    if (cursor.next() === is.CLOSE) return undefined;
    cursor.at++;
    const byte = cursor.next();
    if (byte === is.HASH) return cursor.reference();
    if (byte !== is.DOLLAR && byte !== is.ASTERISK) cursor.fail();
    cursor.at++;
    return undefined;
  }

  /**
   * The reference that is the first argument; `isFalse` tells whether the second one is `.F.` (a face bound and its
   * orientation). @throws UnreadableStatement
   */
  readOriented(id: number): number {
    const cursor = this.#open(id);
    cursor.at++;
    if (cursor.next() !== is.HASH) cursor.fail();
    const reference = cursor.reference();
    const { bytes, at } = cursor;
    const isPlain = bytes[at] === is.COMMA && bytes[at + 1] === is.DOT && bytes[at + 3] === is.DOT;
    if (isPlain && bytes[at + 2] === CAPITAL_T) this.isFalse = false;
    else this.isFalse = cursor.next() === is.COMMA && cursor.isFalse();
    return reference;
  }

  /** Coordinates of an IfcCartesianPoint, or ratios of an IfcDirection, to `x`, `y`, `z`. @throws UnreadableStatement */
  readPoint(id: number): void {
    if (this.#points.read(id, this)) return;
    this.#readTuple(id);
    this.#points.keep(id, this);
  }

  /**
   * Coordinates of so many IfcCartesianPoint, x, y, z in turn, put into `target` from its beginning; a point that repeats
   * the one before is left out. @returns how many numbers. @throws UnreadableStatement
   */
  readPoints(ids: readonly number[], count: number, isForward: boolean, target: Float64Array): number {
    let length = 0;
    for (let at = 0; at < count; at++) {
      this.readPoint(ids[isForward ? at : count - 1 - at] ?? 0);
      const { x, y, z } = this;
      const isRepeated = length > 0 && target[length - 3] === x && target[length - 2] === y && target[length - 1] === z;
      if (isRepeated) continue;
      target[length] = x;
      target[length + 1] = y;
      target[length + 2] = z;
      length += 3;
    }
    return length;
  }

  #readTuple(id: number): void {
    const cursor = this.#open(id);
    if (readPlainTuple(cursor.bytes, cursor.at, this)) return;
    cursor.at++;
    if (cursor.next() !== is.OPEN) cursor.fail();
    cursor.at++;
    this.x = cursor.coordinate();
    this.y = cursor.following();
    this.z = cursor.following();
  }

  /**
   * The references of the first argument, a list of them, put into `target` from its beginning.
   *
   * @returns how many. @throws UnreadableStatement
   */
  readReferences(id: number, target: number[]): number {
    const cursor = this.#open(id);
    const plain = readPlainReferences(cursor.bytes, cursor.at + 1, target);
    if (plain >= 0) return plain;
    cursor.at++;
    if (cursor.next() !== is.OPEN) cursor.fail();
    let count = 0;
    do {
      cursor.at++;
      const byte = cursor.next();
      if (byte === is.CLOSE && count === 0) break;
      if (byte !== is.HASH) cursor.fail();
      target[count++] = cursor.reference();
    } while (cursor.next() === is.COMMA);
    return count;
  }

  /**
   * The numbers of an argument that is a list of tuples (coordinates, indices), flat.
   *
   * @returns undefined where the argument is `$`. @throws UnreadableStatement
   */
  numbers(id: number, position: number): Float64Array | undefined {
    return this.#openAt(id, position) ? this.#numbers() : undefined;
  }

  /** The same of the argument behind the one that `numbers` has just read. @throws UnreadableStatement */
  followingNumbers(): Float64Array | undefined {
    const cursor = this.#cursor;
    if (cursor.next() !== is.COMMA) return undefined;
    cursor.at++;
    return this.#numbers();
  }

  #numbers(): Float64Array | undefined {
    const cursor = this.#cursor;
    if (cursor.next() === is.DOLLAR) {
      cursor.at++;
      return undefined;
    }
    const isList = cursor.next() === is.OPEN;
    const long = isList && LongLists.takes(cursor.end - cursor.at) ? this.#longNumbers() : undefined;
    if (long !== undefined) return long;
    const list = this.#list;
    const end = isList ? readPlainNumbers(cursor.bytes, cursor.at, list) : -1;
    if (end < 0 || end > cursor.end) return Float64Array.from(this.#numbersOneByOne());
    cursor.at = end;
    return list.values.slice(0, list.length);
  }

  #longNumbers(): Float64Array | undefined {
    const cursor = this.#cursor;
    this.#longLists ??= new LongLists();
    const numbers = this.#longLists.numbers(cursor.bytes, cursor.at, cursor.end);
    if (numbers !== undefined) cursor.at = this.#longLists.end;
    return numbers;
  }

  #numbersOneByOne(): number[] {
    const cursor = this.#cursor;
    const found: number[] = [];
    let depth = 0;
    for (;;) {
      const byte = cursor.next();
      if (byte === is.OPEN) depth++;
      else if (byte === is.CLOSE) depth--;
      else if (byte !== is.COMMA) {
        found.push(cursor.number());
        continue;
      }
      cursor.at++;
      if (depth === 0) return found;
      if (cursor.at >= cursor.end) cursor.fail();
    }
  }

  /** Every express id that the statement refers to, in its order. @throws UnreadableStatement */
  referencesOf(id: number): number[] {
    const cursor = this.#open(id);
    const found: number[] = [];
    while (cursor.at < cursor.end) {
      const byte = cursor.bytes[cursor.at];
      if (byte === is.QUOTE) cursor.passText();
      else if (byte === is.HASH) found.push(cursor.reference());
      else cursor.at++;
    }
    return found;
  }

  /** Moves to the `(` of an instance's arguments. */
  #open(id: number): ArgumentCursor {
    const statements = this.#statements;
    const row = statements.find(id);
    if (row < 0) throw new UnreadableStatement(`There is no #${id}.`);
    const { bytes, start, length } = statements;
    this.#cursor.open(bytes, start, length, this.#keywordLengths[this.index.types[row] ?? 0] ?? 0);
    return this.#cursor;
  }

  /** Moves to an argument; false where the statement has fewer. */
  #openAt(id: number, position: number): boolean {
    const cursor = this.#open(id);
    cursor.at++;
    for (let passed = 0; passed < position; passed++) {
      this.#pass(cursor);
      if (cursor.next() !== is.COMMA) return false;
      cursor.at++;
    }
    return true;
  }
  /** Over one argument. */
  #pass(cursor: ArgumentCursor): void {
    if (LongLists.takes(cursor.end - cursor.at) && cursor.next() === is.OPEN) {
      this.#longLists ??= new LongLists();
      const end = this.#longLists.behind(cursor.bytes, cursor.at, cursor.end);
      if (end > 0) {
        cursor.at = end;
        return;
      }
    }
    cursor.pass();
  }
}
