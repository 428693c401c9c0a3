import { closeSync, fstatSync, openSync, read, readSync } from 'node:fs';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import type { ByteSource } from '#core/ports';

/** One `readSync` returns at most 2 GiB - 4 KiB on Linux. */
const MOST_BYTES_PER_READ = 1 << 30;

const readOnce = promisify(read);

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
    const descriptor = this.#opened();
    let done = 0;
    while (done < target.length) {
      const wanted = Math.min(target.length - done, MOST_BYTES_PER_READ);
      const bytesRead = readSync(descriptor, target, done, wanted, position + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return done;
  }

  /** In a thread of Node's pool, which also pays for memory that is used for the first time. */
  async readAsync(target: Uint8Array, position: number): Promise<number> {
    let done = 0;
    while (done < target.length) {
      const wanted = Math.min(target.length - done, MOST_BYTES_PER_READ);
      const { bytesRead } = await readOnce(this.#opened(), target, done, wanted, position + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return done;
  }

  /** More than once is allowed. */
  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #opened(): number {
    if (this.#descriptor === undefined) throw new Error(`${this.name} is closed.`);
    return this.#descriptor;
  }
}
