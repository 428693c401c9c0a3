import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { tooLarge, type WrittenFile, writeChecked } from './checked-write.ts';
import { ifPresent } from './if-present.ts';

/** A part that has arrived; `md5` is its ETag. */
export interface StoredPart {
  readonly partNumber: number;
  readonly md5: string;
  readonly bytes: number;
  readonly lastModified: Date;
  readonly path: string;
}

const partName = /^(\d+)\.([0-9a-f]{32})$/;

/**
 * The parts of one multipart upload: files named by their number and checksum, so that the listing is all there is to
 * know, whatever was interrupted.
 */
export class MultipartFolder {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async create(): Promise<void> {
    await mkdir(this.#path, { recursive: true });
  }

  async exists(): Promise<boolean> {
    return (await ifPresent(stat(this.#path))) !== undefined;
  }

  /** The latest of each number, by number. */
  async list(): Promise<readonly StoredPart[]> {
    const parts = new Map<number, StoredPart>();
    for (const name of (await ifPresent(readdir(this.#path))) ?? []) {
      const [, number, md5] = partName.exec(name) ?? [];
      const path = join(this.#path, name);
      const found = md5 === undefined ? undefined : await ifPresent(stat(path));
      if (md5 === undefined || found === undefined) continue;
      const part = { partNumber: Number(number), md5, bytes: found.size, lastModified: found.mtime, path };
      const other = parts.get(part.partNumber);
      if (other === undefined || other.lastModified < part.lastModified) parts.set(part.partNumber, part);
    }
    return [...parts.values()].sort((a, b) => a.partNumber - b.partNumber);
  }

  /** Stores a part over the one of the same number. */
  async put(
    partNumber: number,
    chunks: AsyncIterable<Uint8Array>,
    mostBytes: number,
  ): Promise<WrittenFile | typeof tooLarge> {
    const before = (await this.list()).find((part) => part.partNumber === partNumber);
    const place = ({ md5 }: WrittenFile) => join(this.#path, `${partNumber}.${md5}`);
    const written = await writeChecked(join(this.#path, `part-${randomUUID()}`), place, chunks, mostBytes);
    if (written !== tooLarge && before !== undefined && before.md5 !== written.md5)
      await rm(before.path, { force: true });
    return written;
  }

  async remove(): Promise<void> {
    await rm(this.#path, { recursive: true, force: true });
  }
}
