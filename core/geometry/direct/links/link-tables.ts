import { addMemory, type SharedStepIndex } from '#core/step';

/** Files with fewer instances are gone through in JavaScript before a module is made. */
const LEAST_ROWS = 1 << 18;
/** So many instances for each slot: one in thirty of a file's is linked. */
const ROWS_PER_SLOT = 16;
/** The rows are gone through in so many parts, each by whichever thread comes first. */
const PARTS = 32;

// What becomes of a part.
const FREE = 0;
const BEGUN = 1;
const DONE = 2;

/**
 * Milliseconds for which others' parts are waited for: a thread takes some 10 for one. When it is lost meanwhile, somebody else
 * does it again.
 */
const PATIENCE = 2000;

/** Links between the instances of one file, in the file's memory: all threads gather them together, and look them up. */
export interface LinkTables {
  /** The address of the slots, of which there are a power of two. */
  readonly slots: number;
  readonly slotCount: number;
  /** Of each part what became of it; then, of each kind, whether a statement of it cannot be linked. */
  readonly states: Int32Array;
}

/**
 * Empty tables; undefined where the file is small, or so large that its index lies elsewhere.
 *
 * @param least instances of a file that is not small.
 */
export function linkTables({ count, memory, isInMemory }: SharedStepIndex, least = LEAST_ROWS): LinkTables | undefined {
  if (count < least || !isInMemory) return undefined;
  const slotCount = 2 ** Math.max(3, Math.ceil(Math.log2(count / ROWS_PER_SLOT)));
  const states = new Int32Array(new SharedArrayBuffer(256));
  return { slots: addMemory(memory, 4 * slotCount), slotCount, states };
}

/** Has all rows gathered once, by all threads that call this with the same tables; returns when they are. */
export function gatherTogether({ states }: LinkTables, rows: number, gather: (from: number, to: number) => void): void {
  const gatherPart = (part: number) => {
    gather(Math.floor((rows * part) / PARTS), Math.floor((rows * (part + 1)) / PARTS));
    Atomics.store(states, part, DONE);
    Atomics.notify(states, part);
  };
  for (let part = 0; part < PARTS; part++) {
    if (Atomics.compareExchange(states, part, FREE, BEGUN) === FREE) gatherPart(part);
  }
  for (let part = 0; part < PARTS; part++) {
    while (Atomics.load(states, part) !== DONE) {
      // What is linked twice by the same statement is found as if it were linked once.
      if (Atomics.wait(states, part, BEGUN, PATIENCE) === 'timed-out') gatherPart(part);
    }
  }
}

/** Says that a statement of a kind cannot be linked. */
export function setOdd({ states }: LinkTables, kind: number): void {
  Atomics.store(states, PARTS + kind, 1);
}

export function isOdd({ states }: LinkTables, kind: number): boolean {
  return Atomics.load(states, PARTS + kind) !== 0;
}
