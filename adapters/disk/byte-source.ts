import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type { ByteSource } from '#core/ports';

/** One `readSync` returns at most 2 GiB - 4 KiB on Linux. */
const MOST_BYTES_PER_READ = 1 << 30;

/** A file on disk, of any size. It stays open until `close`. */
export class DiskByteSource implements ByteSource {
  readonly name: string;
  readonly size: number;
  #descriptor: number | undefined;

  /** @throws what Node throws where the path cannot be opened for reading (ENOENT, EACCES, ...). */
  constructor(path: string) {
    this.name = basename(path);
    this.#descriptor = openSync(path, 'r');
    this.size = fstatSync(this.#descriptor).size;
  }

  read(target: Uint8Array, position: number): number {
    if (this.#descriptor === undefined) throw new Error(`${this.name} is closed.`);
    let done = 0;
    while (done < target.length) {
      const wanted = Math.min(target.length - done, MOST_BYTES_PER_READ);
      const read = readSync(this.#descriptor, target, done, wanted, position + done);
      if (read === 0) break;
      done += read;
    }
    return done;
  }

  /** More than once is allowed. */
  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}
