import type { Diagnostics } from '#core/model';
import type { ByteSource } from '#core/ports';
import type { ArgumentLocator } from './argument-locator.ts';
import { Decoder } from './decode.ts';
import type { StepHeader } from './header.ts';
import type { IdsByType } from './ids-by-type.ts';
import type { Paging } from './pages.ts';
import type { PlainStatement } from './plain-statement.ts';
import { Statements } from './statements.ts';
import type { StepIndex } from './step-index.ts';
import type { StepValue } from './values.ts';
import type { AttachedModule, Imports } from './web-assembly.ts';

/** What a file is made of once it has been indexed; see `openStep`. */
export interface StepFileParts {
  readonly source: ByteSource;
  readonly paging: Paging;
  /** For statements in the memory of the index. */
  readonly locator: ArgumentLocator;
  readonly index: StepIndex;
  readonly header: StepHeader;
  readonly sha256: string;
  readonly diagnostics: Diagnostics;
}

/** The pages that are kept have room for so many parts of a file, as what belongs to one may stand elsewhere. */
const PARTS_IN_MEMORY = 4;

/** An opened exchange structure: every instance by its express id, decoded when asked for. */
export class StepFile {
  readonly source: ByteSource;
  readonly header: StepHeader;
  readonly index: StepIndex;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  readonly #statements: Statements;
  readonly #locator: ArgumentLocator;
  readonly #diagnostics: Diagnostics;
  readonly #decoder = new Decoder();
  readonly #byType: IdsByType;
  /** A file that is held whole is one part. */
  readonly #partBytes: number;
  readonly #typeOfKeyword: ReadonlyMap<string, number>;
  /** One bit per row: its problems have been reported, and decoding it again must not report them twice. */
  #reported: Uint8Array | undefined;

  constructor(parts: StepFileParts) {
    this.source = parts.source;
    this.header = parts.header;
    this.index = parts.index;
    this.sha256 = parts.sha256;
    this.#locator = parts.locator;
    this.#diagnostics = parts.diagnostics;
    const { lengths, keywords } = this.index;
    this.index.finish((row, first) => {
      // Readers of the bare index, such as the cut-out for a geometry engine, pass over rows without length.
      lengths[row] = 0;
      this.#reportDuplicate(row, first);
    });
    this.#statements = new Statements(parts.source, parts.index, parts.paging);
    this.#typeOfKeyword = new Map(keywords.map((keyword, type) => [keyword, type]));
    this.#byType = this.index.byType();
    const { pageBytes, residentPages } = parts.paging;
    const partPages = Math.ceil(residentPages / PARTS_IN_MEMORY);
    this.#partBytes = this.index.isHeld ? this.source.size : pageBytes * partPages;
  }

  /** Number of instances, duplicates included. */
  get count(): number {
    return this.index.count;
  }

  /** Upper-case type keywords in order of first occurrence; complex instances have the keyword ''. */
  get keywords(): readonly string[] {
    return this.index.keywords;
  }

  has(id: number): boolean {
    return this.#statements.rowOf(id) >= 0;
  }

  keywordOf(id: number): string | undefined {
    const row = this.#statements.rowOf(id);
    return row < 0 ? undefined : this.index.keywords[this.index.types[row] ?? 0];
  }

  /** The number of its keyword among `keywords`; -1 where there is no such instance. */
  typeOf(id: number): number {
    const row = this.#statements.rowOf(id);
    return row < 0 ? -1 : (this.index.types[row] ?? 0);
  }

  countOf(keyword: string): number {
    return this.ids(keyword).length;
  }

  /** Express ids of one type, in file order. */
  ids(keyword: string): Uint32Array {
    const type = this.#typeOfKeyword.get(keyword);
    const { ids, starts } = this.#byType;
    return type === undefined ? ids.subarray(0, 0) : ids.subarray(starts[type], starts[type + 1]);
  }

  /** Express ids of several types, from the beginning of the file to its end, whatever the type. */
  idsInFileOrder(keywords: readonly string[]): Uint32Array {
    const groups = keywords.map((keyword) => this.ids(keyword));
    const rows = new Uint32Array(groups.reduce((sum, { length }) => sum + length, 0));
    let count = 0;
    for (const ids of groups)
      for (let at = 0; at < ids.length; at++) rows[count++] = this.#statements.rowOf(ids[at] ?? 0);
    return rows.sort().map((row) => this.index.ids[row] ?? 0);
  }

  /**
   * Express ids of several types, each with what is known of its type: of a file that is held whole type by type. Of one
   * that is read in pages those of a part of the file, type by type, then those of the next part, so that the file is not
   * read once for each type.
   *
   * @param types by keyword.
   */
  *idsInParts<Type>(types: ReadonlyMap<string, Type>): Generator<readonly [type: Type, ids: Uint32Array]> {
    const rest = Array.from(types, ([keyword, type]) => ({ type, ids: this.ids(keyword) }));
    for (let begin = 0; begin < this.source.size; begin += this.#partBytes) {
      for (const one of rest) {
        const count = this.#countBefore(begin + this.#partBytes, one.ids);
        if (count > 0) yield [one.type, one.ids.subarray(0, count)];
        one.ids = one.ids.subarray(count);
      }
    }
  }

  /** How many of some ids, which are in file order, stand before an offset. */
  #countBefore(offset: number, ids: Uint32Array): number {
    let [low, high] = [0, ids.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = this.#statements.rowOf(ids[middle] ?? 0);
      if ((this.index.offsets[row] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * The decoded arguments of an instance, undefined where there is none. Decoded afresh at each call (about half a
   * microsecond): keep what is needed twice. What is wrong in the statement is reported at the first call.
   */
  values(id: number): readonly StepValue[] | undefined {
    const row = this.#statements.find(id);
    if (row < 0) return undefined;
    const { bytes, start, length } = this.#statements;
    const values = this.#decoder.decode(bytes, start, start + length);
    if (this.#decoder.problems.length > 0) this.#reportProblems(row, id, this.index.offsets[row] ?? 0);
    return values;
  }

  /** Finds the arguments of an instance; false where there is none, or it is not plainly written. */
  locate(id: number, statement: PlainStatement): boolean {
    if (this.#statements.find(id) < 0) return false;
    const { bytes, start, length, isInMemory } = this.#statements;
    return statement.locate(bytes, start, start + length, isInMemory ? this.#locator : undefined);
  }

  /**
   * Makes an instance of a module of WebAssembly that reads statements where they lie.
   * @param bytes of the memory that are the module's own.
   */
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

  /** Where the instance stands; its line is found when the report is written. */
  placeOf(id: number): { byte?: number; expressId: number } {
    const row = this.#statements.rowOf(id);
    return row < 0 ? { expressId: id } : { byte: this.index.offsets[row] ?? 0, expressId: id };
  }

  #reportProblems(row: number, id: number, offset: number): void {
    this.#reported ??= new Uint8Array(Math.ceil(this.index.count / 8));
    const byte = this.#reported[row >> 3] ?? 0;
    const bit = 1 << (row & 7);
    if ((byte & bit) !== 0) return;
    this.#reported[row >> 3] = byte | bit;
    for (const { at, ...problem } of this.#decoder.problems) {
      this.#diagnostics.add({ ...problem, at: { byte: offset + at, expressId: id } });
    }
  }

  #reportDuplicate(row: number, first: number): void {
    const id = this.index.ids[row] ?? 0;
    this.#diagnostics.add({
      code: 'step/duplicate-id',
      severity: 'error',
      message: `Two instances are named #${id}; the other stands at byte ${this.index.offsets[first] ?? 0}.`,
      at: { byte: this.index.offsets[row] ?? 0, expressId: id },
      found: `#${id}=${this.index.keywords[this.index.types[row] ?? 0] ?? ''}`,
      remedy: 'The first one counts; this one is not read. Renumber it.',
    });
  }
}
