/** Bytes of a chunk. */
const CHUNK_BYTES = 4 << 20;
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const MOST_BYTES_PER_UNIT = 3;

/**
 * Texts on end as UTF-8, in chunks that end anywhere. A chunk may change when the next but one is asked for: memory that is
 * touched for the first time costs as much as filling it.
 */
export function* utf8Chunks(texts: Iterable<string>): Generator<Uint8Array> {
  let filled: Buffer = emptyChunk();
  let other: Buffer | undefined;
  let at = 0;
  for (const text of texts) {
    const most = MOST_BYTES_PER_UNIT * text.length;
    if (at > 0 && at + most > CHUNK_BYTES) {
      yield bytesOf(filled, at);
      [filled, other] = [other ?? emptyChunk(), filled];
      at = 0;
    }
    if (most > CHUNK_BYTES) yield Uint8Array.from(Buffer.from(text));
    else at += filled.write(text, at);
  }
  if (at > 0) yield bytesOf(filled, at);
}

/** Shared, so that another thread can compute its digest. */
const emptyChunk = () => Buffer.from(new SharedArrayBuffer(CHUNK_BYTES));

/** No Buffer: whoever copies it by `slice` would get the same memory. */
const bytesOf = ({ buffer, byteOffset }: Buffer, length: number) => new Uint8Array(buffer, byteOffset, length);
