import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ObjectKey, objectPath } from '#core/model';
import type { ObjectStore, ObjectWriter } from '#core/ports';
import { partialPath } from './partial-files.ts';

/**
 * Stores objects as files below a folder. An object is written beside its place and renamed into it when it is whole,
 * so a reader, or a process that was killed, never leaves or sees half of one.
 */
export class DiskObjectStore implements ObjectStore {
  readonly #root: string;
  readonly #pathOf: (key: ObjectKey) => string;

  /** @param pathOf where below `root` an object lies; by default tenant, project and path in turn. */
  constructor(root: string, pathOf: (key: ObjectKey) => string = objectPath) {
    this.#root = root;
    this.#pathOf = pathOf;
  }

  async create(key: ObjectKey): Promise<ObjectWriter> {
    const path = this.#path(key);
    const partial = partialPath(path);
    await mkdir(dirname(path), { recursive: true });
    const file = await open(partial, 'wx');
    let isOpen = true;
    const finish = async (step: () => Promise<void>) => {
      if (!isOpen) return;
      isOpen = false;
      await file.close();
      await step();
    };
    return {
      write: async (bytes) => {
        for (let done = 0; done < bytes.length; ) {
          const { bytesWritten } = await file.write(bytes, done, bytes.length - done);
          done += bytesWritten;
        }
      },
      close: () => finish(() => rename(partial, path)),
      abort: () => finish(() => rm(partial, { force: true })),
    };
  }

  async read(key: ObjectKey): Promise<Uint8Array | undefined> {
    try {
      return await readFile(this.#path(key));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }

  #path(key: ObjectKey): string {
    return join(this.#root, this.#pathOf(ObjectKey.parse(key)));
  }
}
