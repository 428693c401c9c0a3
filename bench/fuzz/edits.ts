/** Replaces `removed` bytes at `at` by others. */
export interface Edit {
  /** Which operator has made it. */
  readonly operator: string;
  readonly at: number;
  readonly removed: number;
  readonly inserted: Uint8Array;
}

/** The bytes with all edits applied; of two that overlap the one that begins first counts. */
export function applied(bytes: Uint8Array, edits: readonly Edit[]): Buffer {
  const parts: Uint8Array[] = [];
  let taken = 0;
  for (const { at, removed, inserted } of edits.toSorted((a, b) => a.at - b.at)) {
    if (at < taken) continue;
    parts.push(bytes.subarray(taken, at), inserted);
    taken = at + removed;
  }
  return Buffer.concat([...parts, bytes.subarray(taken)]);
}
