export const CHUNK_BYTES = 4 << 20;

/** Whoever took chunks so many times since has written what he took then: the latest may be on their way. */
const TAKES_UNTIL_FREE = 4;

/**
 * Memory for chunks that one after another take. Memory that is touched for the first time costs 0.6 ms for each MiB, as much
 * as filling it; so that of chunks taken four times before is used again.
 */
export class ChunkMemory {
  readonly #free: ArrayBuffer[] = [];
  /** What was taken lately, the latest last. */
  readonly #taken: ArrayBuffer[][] = [];

  /** Memory of `CHUNK_BYTES`, or more where more is wanted; whatever stands in it. */
  give(length = CHUNK_BYTES): ArrayBuffer {
    const free = length <= CHUNK_BYTES ? this.#free.pop() : undefined;
    return free ?? Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, length)).buffer;
  }

  /** The chunks are being taken. */
  take(chunks: readonly Uint8Array<ArrayBuffer>[]): void {
    if (chunks.length === 0) return;
    this.#taken.push(chunks.map(({ buffer }) => buffer));
    if (this.#taken.length <= TAKES_UNTIL_FREE) return;
    const free = this.#taken.shift() ?? [];
    this.#free.push(...free.filter(({ byteLength }) => byteLength === CHUNK_BYTES));
  }
}
