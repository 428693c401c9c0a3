import type { ByteSource } from '#core/ports';
import { FileBytes } from './bytes.ts';
import type { Paging } from './pages.ts';
import { type RowLookup, rowLookup } from './rows.ts';
import { StatementDirectory } from './statement-directory.ts';
import type { SharedStepIndex } from './step-index.ts';
import { type AttachedModule, addMemory, type Imports, instantiate } from './web-assembly.ts';

/**
 * Where the statements of a file are, by their ids: for JavaScript in `bytes` at `start`, for modules of WebAssembly at an
 * address of the memory that holds the file, or pages of it. Each thread has its own, over the same index.
 *
 * Answers are fields, not objects: it is asked once per statement.
 */
export class Statements {
  /** The number of bytes of the statement found last. */
  length = 0;
  /** Where it lies in the memory, once `lookUp` has said so. */
  address = 0;
  readonly index: SharedStepIndex;
  readonly #bytes: FileBytes;
  readonly #lookup: RowLookup;
  #directory: StatementDirectory | undefined;

  /** @param index of the same bytes, finished. */
  constructor(source: ByteSource, index: SharedStepIndex, paging?: Paging) {
    this.index = index;
    this.#bytes = new FileBytes(source, index, paging);
    this.#lookup = rowLookup(index.table);
  }

  /** Holds the statement found last, until another is looked for. */
  get bytes(): Buffer {
    return this.#bytes.bytes;
  }

  /** Where in `bytes` it begins. */
  get start(): number {
    return this.#bytes.start;
  }

  /** Whether it lies in the memory, at `bytes.byteOffset + start`. */
  get isInMemory(): boolean {
    return this.#bytes.isInMemory;
  }

  /** -1 where there is no such instance. */
  rowOf(id: number): number {
    return this.#lookup.rowOf(id);
  }

  /** Finds the bytes of an instance. @returns its row; -1 where there is none. */
  find(id: number): number {
    const row = this.#lookup.rowOf(id);
    if (row >= 0) {
      this.length = this.index.lengths[row] ?? 0;
      this.#bytes.locate(this.index.offsets[row] ?? 0, this.length);
    }
    return row;
  }

  /**
   * Finds an instance for an attached module: `address` and `length` say where it lies, until another is looked for.
   *
   * @returns the number of its keyword; -1 where there is no such instance, or it does not lie in the memory on end.
   */
  lookUp(id: number): number {
    const row = this.find(id);
    if (row < 0 || !this.#bytes.isInMemory) return -1;
    this.address = this.#bytes.bytes.byteOffset + this.#bytes.start;
    return this.index.types[row] ?? 0;
  }

  /**
   * Makes an instance of a module of WebAssembly that reads statements where they lie, and finds them by
   * `wasm/statements.ts` if it likes.
   *
   * @param bytes of the memory that are the module's own, all zeroes.
   */
  attach<Exports extends object>(base64: string, bytes: number, imports: Imports): AttachedModule<Exports> {
    const { memory } = this.index;
    const directory = this.#ownDirectory();
    const reader = {
      look_up: (id: number) => {
        const type = this.lookUp(id >>> 0);
        directory.tell(this.address, this.length);
        return type;
      },
      row_of: (id: number) => this.rowOf(id >>> 0),
      type_of: (id: number) => {
        const row = this.rowOf(id >>> 0);
        return row < 0 ? -1 : (this.index.types[row] ?? 0);
      },
    };
    const address = addMemory(memory, bytes);
    const exports = instantiate<Exports>(base64, memory, { ...imports, reader });
    return { exports, memory: memory.buffer, address, directory: directory.address };
  }

  #ownDirectory(): StatementDirectory {
    const { index } = this;
    this.#directory ??= new StatementDirectory(index.memory, index, index.isHeld ? undefined : this.#bytes.pages);
    return this.#directory;
  }
}
