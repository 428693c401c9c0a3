import { setImmediate } from 'node:timers/promises';
import { cleanLine } from './clean-line.ts';

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

/** The lines of a text in UTF-8, without the empty ones. */
export async function* lines(chunks: Chunks, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const slice of slices(chunks, onBytes)) {
    const end = slice.lastIndexOf(LINE_FEED);
    if (end === -1) {
      rest.push(Buffer.from(slice));
      continue;
    }
    const whole = Buffer.concat([...rest, slice.subarray(0, end)]).toString();
    rest = [Buffer.from(slice.subarray(end + 1))];
    for (const line of whole.split('\n')) if (line !== '') yield cleanLine(line);
  }
  const last = Buffer.concat(rest).toString();
  if (last !== '') yield cleanLine(last);
}

/** A whole artifact as text. */
export async function textOf(chunks: Chunks): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString();
}
