import { setImmediate } from 'node:timers/promises';

const SLICE_BYTES = 1 << 17;
const LINE_FEED = 10;

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The same bytes in slices of 128 KB at most. Between two, other work of the process has its turn, however fast they come. */
export async function* slices(chunks: Chunks, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
      const slice = Buffer.from(chunk.buffer, chunk.byteOffset + at, Math.min(SLICE_BYTES, chunk.length - at));
      yield slice;
      onBytes(slice.length);
      await setImmediate();
    }
  }
}

/** The lines of a text, without the empty ones. They may be parts of a larger buffer, which is not used again. */
export async function* lines(chunks: Chunks, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const slice of slices(chunks, onBytes)) {
    let from = 0;
    for (let end = slice.indexOf(LINE_FEED); end !== -1; end = slice.indexOf(LINE_FEED, from)) {
      const bytes = slice.subarray(from, end);
      const line = rest.length === 0 ? bytes : Buffer.concat([...rest, bytes]);
      if (line.length > 0) yield line;
      rest = [];
      from = end + 1;
    }
    if (from < slice.length) rest.push(Buffer.from(slice.subarray(from)));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

/** A whole artifact as text. */
export async function textOf(chunks: Chunks): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString();
}
