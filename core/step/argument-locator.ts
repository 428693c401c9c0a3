import { locateArguments } from './locate-arguments.generated.ts';
import { ENDS_AT, IDS_AT, LOCATED_BYTES, MOST_ARGUMENTS, MOST_IDS, STARTS_AT } from './located.ts';
import { BYTE_KINDS } from './plain-tokens.ts';
import { instantiate, type SharedMemory } from './web-assembly.ts';

interface Exports {
  begin(tables: number): void;
  locate(start: number, end: number): number;
  references(start: number): number;
}

/**
 * What `PlainStatement` does, by WebAssembly, in two fifths of the time: only for statements that stand in the memory of the
 * module, and the same to the last one that is not plain.
 */
export class ArgumentLocator {
  /** Of the tables. */
  static readonly BYTES = LOCATED_BYTES;
  /** Where each argument of the statement located last begins, and ends: addresses in the memory. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The references read last. */
  readonly ids: Uint32Array;
  readonly #exports: Exports;

  /** @param tables a multiple of 8 from where on `BYTES` of the memory are for the tables. */
  constructor(memory: SharedMemory, tables: number) {
    const { buffer } = memory;
    this.#exports = instantiate<Exports>(locateArguments, memory);
    this.#exports.begin(tables);
    new Uint8Array(buffer, tables, BYTE_KINDS.length).set(BYTE_KINDS);
    this.starts = new Int32Array(buffer, tables + STARTS_AT, MOST_ARGUMENTS);
    this.ends = new Int32Array(buffer, tables + ENDS_AT, MOST_ARGUMENTS);
    this.ids = new Uint32Array(buffer, tables + IDS_AT, MOST_IDS);
  }

  /** Finds the arguments of the statement at these addresses; answers how many, -1 where it is not plainly written. */
  locate(start: number, end: number): number {
    return this.#exports.locate(start, end);
  }

  /** Reads the list of references that a statement located has at this address; -1 where it is none, or too long. */
  references(start: number): number {
    return this.#exports.references(start);
  }
}
