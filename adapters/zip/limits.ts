/** What an archive may ask for before it is refused. */
export interface ZipLimits {
  /** Bytes of the model once unpacked, whether declared or real. */
  readonly unpackedBytes: number;
  /** How many times larger the model may be than its compressed form; real ones stay below 30. */
  readonly ratio: number;
  readonly entries: number;
}

export const zipLimits: ZipLimits = { unpackedBytes: 4 * 2 ** 30, ratio: 200, entries: 1000 };

/** Below this size the ratio says nothing about hostility. */
export const HARMLESS_BYTES = 16 << 20;
