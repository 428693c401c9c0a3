import { setImmediate } from 'node:timers/promises';
import { cleanLine } from './clean-line.ts';

const SLICE_BYTES = 1 << 17;
const LINE_FEED = 10;

/**
 * The lines of a text in UTF-8, without the empty ones. Between two slices of 128 KB other work of the process has its
 * turn, however fast the chunks come.
 */
export async function* lines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
      const slice = Buffer.from(chunk.buffer, chunk.byteOffset + at, Math.min(SLICE_BYTES, chunk.length - at));
      const end = slice.lastIndexOf(LINE_FEED);
      if (end === -1) {
        rest.push(Buffer.from(slice));
      } else {
        const whole = Buffer.concat([...rest, slice.subarray(0, end)]).toString();
        rest = [Buffer.from(slice.subarray(end + 1))];
        for (const line of whole.split('\n')) if (line !== '') yield cleanLine(line);
      }
      onBytes(slice.length);
      await setImmediate();
    }
  }
  const last = Buffer.concat(rest).toString();
  if (last !== '') yield cleanLine(last);
}

/** A whole artifact as text. */
export async function textOf(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString();
}
