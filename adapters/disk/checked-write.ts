import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { partialPath } from './partial-files.ts';

/** A file that was written as a whole: its bytes, and its checksums as hexadecimal digits. */
export interface WrittenFile {
  readonly bytes: number;
  readonly md5: string;
  readonly sha256: string;
}

/** The file would be larger than allowed; nothing of it was kept. */
export const tooLarge = Symbol('too large');

/**
 * Writes a file beside its place and renames it into it when it is whole. Whatever goes wrong leaves no trace.
 *
 * @param beside where it is written: this path with an ending.
 * @param pathOf the place; it may depend on what was written.
 * @param mostBytes more are not taken.
 */
export async function writeChecked(
  beside: string,
  pathOf: (written: WrittenFile) => string,
  chunks: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<WrittenFile | typeof tooLarge> {
  const partial = partialPath(beside);
  await mkdir(dirname(partial), { recursive: true });
  const file = await open(partial, 'wx');
  const [md5, sha256] = [createHash('md5'), createHash('sha256')];
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > mostBytes) return tooLarge;
      md5.update(chunk);
      sha256.update(chunk);
      for (let done = 0; done < chunk.length; ) {
        done += (await file.write(chunk, done, chunk.length - done)).bytesWritten;
      }
    }
    await file.sync();
    const written = { bytes, md5: md5.digest('hex'), sha256: sha256.digest('hex') };
    await rename(partial, pathOf(written));
    return written;
  } finally {
    await file.close();
    await rm(partial, { force: true });
  }
}
