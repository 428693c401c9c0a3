import { BYTE_KINDS, type StepFile } from '#core/step';
import { readEnds } from './read-ends.generated.ts';

/** Where the tables have what; repeated from wasm/read-ends.ts. */
const MOST_IDS = 4096;
const FROM_AT = 256 + 8 * 64 + 4 * MOST_IDS;
const TO_AT = FROM_AT + 4 * MOST_IDS;

interface Exports {
  begin(tables: number, directory: number): void;
  read(id: number, from: number, to: number): number;
  arePresent(near: number, far: number): number;
}

/** Reads the two ends of relationships by WebAssembly, in a third of the time that `PlainStatement` takes. */
export class RelationEnds {
  /** The references of the relationship read last: so many of each count. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  fromCount = 0;
  toCount = 0;
  readonly #exports: Exports;

  constructor(step: StepFile) {
    const { exports, memory, address, directory } = step.attach<Exports>(readEnds, TO_AT + 4 * MOST_IDS, {});
    exports.begin(address, directory);
    new Uint8Array(memory, address, BYTE_KINDS.length).set(BYTE_KINDS);
    this.#exports = exports;
    this.from = new Uint32Array(memory, address + FROM_AT, MOST_IDS);
    this.to = new Uint32Array(memory, address + TO_AT, MOST_IDS);
  }

  /**
   * @param from where the attribute is that refers to the near end; `to`, to the far one.
   * @returns false where the statement is not plainly written, or these are no references or more than there is room for.
   */
  read(id: number, from: number, to: number): boolean {
    const counts = this.#exports.read(id, from, to);
    if (counts < 0) return false;
    this.toCount = counts % (2 * MOST_IDS);
    this.fromCount = (counts - this.toCount) / (2 * MOST_IDS);
    return true;
  }

  /** Whether the file contains all that is referred to. */
  arePresent(): boolean {
    return this.#exports.arePresent(this.fromCount, this.toCount) === 1;
  }
}
