import type { Pages } from './pages.ts';
import type { SharedStepIndex } from './step-index.ts';
import { addMemory, type SharedMemory } from './web-assembly.ts';

/** Words of the directory; repeated from wasm/statements.ts. */
const field = {
  rows: 0,
  rowCount: 1,
  sortedIds: 2,
  offsets: 3,
  lengths: 4,
  types: 5,
  pageBytes: 6,
  pages: 7,
  used: 8,
  address: 9,
  length: 10,
} as const;

/** Tells modules of WebAssembly where the statements of a file are: `wasm/statements.ts` looks them up there. */
export class StatementDirectory {
  readonly address: number;
  readonly #fields: Uint32Array;

  /** @param pages of a file that is not held. */
  constructor(memory: SharedMemory, index: SharedStepIndex, pages: Pages | undefined) {
    const count = Object.keys(field).length;
    this.address = addMemory(memory, 4 * count);
    const fields = new Uint32Array(memory.buffer, this.address, count);
    this.#fields = fields;
    if (!index.isInMemory || pages?.areInMemory === false) return;
    const { offsets, lengths, types, table } = index;
    fields[field.rows] = table.rows.byteOffset;
    fields[field.rowCount] = table.rows.length;
    fields[field.sortedIds] = table.sortedIds?.byteOffset ?? 0;
    fields[field.offsets] = offsets.byteOffset;
    fields[field.lengths] = lengths.byteOffset;
    fields[field.types] = types.byteOffset;
    if (pages === undefined) return;
    fields[field.pageBytes] = pages.pageBytes;
    fields[field.pages] = pages.addresses.byteOffset;
    fields[field.used] = pages.used.byteOffset;
  }

  /** Says where the statement lies that JavaScript was asked for. */
  tell(address: number, length: number): void {
    this.#fields[field.address] = address;
    this.#fields[field.length] = length;
  }
}
