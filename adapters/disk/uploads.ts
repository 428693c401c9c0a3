import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { ObjectKey, objectPath } from '#core/model';
import { tooLarge, type WrittenFile, writeChecked } from './checked-write.ts';
import { ifPresent } from './if-present.ts';
import { MultipartFolder, type StoredPart } from './multipart-folder.ts';
import { isPartial } from './partial-files.ts';

/** Why an operation was not done, as S3 calls it. */
export type UploadRefusal = 'EntityTooLarge' | 'EntityTooSmall' | 'InvalidPart' | 'InvalidPartOrder' | 'NoSuchUpload';

export type UploadOutcome<T> =
  | ({ readonly done: true } & T)
  | { readonly done: false; readonly refusal: UploadRefusal };

/** A stored object; `etag` without quotes. */
export interface StoredUpload {
  readonly etag: string;
  readonly file: WrittenFile;
}

/** S3: every part but the last has at least so many bytes. */
const LEAST_PART_BYTES = 5 * 2 ** 20;

/** Ends the name of the folder with the parts of an object. */
const PARTS = '.parts';

const refused = (refusal: UploadRefusal) => ({ done: false, refusal }) as const;

/** Uploaded files on disk, whole or in parts, with the rules of S3. Sizes are in bytes. */
export class DiskUploads {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Where the object lies, or would lie. */
  path(key: ObjectKey): string {
    return join(this.#root, objectPath(ObjectKey.parse(key)));
  }

  async size(key: ObjectKey): Promise<number | undefined> {
    return (await ifPresent(stat(this.path(key))))?.size;
  }

  async putObject(
    key: ObjectKey,
    chunks: AsyncIterable<Uint8Array>,
    mostBytes: number,
  ): Promise<UploadOutcome<StoredUpload>> {
    const path = this.path(key);
    const file = await writeChecked(path, () => path, chunks, mostBytes);
    return file === tooLarge ? refused('EntityTooLarge') : { done: true, etag: file.md5, file };
  }

  /** @returns the multipart upload's id. */
  async createMultipart(key: ObjectKey): Promise<string> {
    const multipartId = randomUUID();
    await this.#folder(key, multipartId).create();
    return multipartId;
  }

  /** @param mostBytes of all parts together. */
  async putPart(
    key: ObjectKey,
    { multipartId, partNumber }: { readonly multipartId: string; readonly partNumber: number },
    chunks: AsyncIterable<Uint8Array>,
    mostBytes: number,
  ): Promise<UploadOutcome<{ readonly etag: string }>> {
    const folder = this.#folder(key, multipartId);
    if (!(await folder.exists())) return refused('NoSuchUpload');
    const others = (await folder.list()).filter((part) => part.partNumber !== partNumber);
    const part = await folder.put(partNumber, chunks, mostBytes - bytesOf(others));
    return part === tooLarge ? refused('EntityTooLarge') : { done: true, etag: part.md5 };
  }

  async listParts(
    key: ObjectKey,
    multipartId: string,
  ): Promise<UploadOutcome<{ readonly parts: readonly StoredPart[] }>> {
    const folder = this.#folder(key, multipartId);
    return (await folder.exists()) ? { done: true, parts: await folder.list() } : refused('NoSuchUpload');
  }

  /**
   * Joins the parts that are named, in that order. Done again after its answer was lost, it gives the same ETag and no
   * `file`.
   */
  async completeMultipart(
    key: ObjectKey,
    multipartId: string,
    named: readonly { readonly partNumber: number; readonly etag: string }[],
  ): Promise<UploadOutcome<Omit<StoredUpload, 'file'> & { readonly file: WrittenFile | undefined }>> {
    const etag = multipartEtag(named.map((part) => part.etag));
    const folder = this.#folder(key, multipartId);
    if (!(await folder.exists())) {
      return (await this.size(key)) === undefined ? refused('NoSuchUpload') : { done: true, etag, file: undefined };
    }
    const stored = new Map((await folder.list()).map((part) => [part.partNumber, part]));
    const parts: StoredPart[] = [];
    for (const { partNumber, etag: md5 } of named) {
      const part = stored.get(partNumber);
      if (part === undefined || part.md5 !== md5) return refused('InvalidPart');
      if (partNumber <= (parts.at(-1)?.partNumber ?? 0)) return refused('InvalidPartOrder');
      parts.push(part);
    }
    if (parts.length === 0) return refused('InvalidPart');
    if (parts.slice(0, -1).some(({ bytes }) => bytes < LEAST_PART_BYTES)) return refused('EntityTooSmall');
    const path = this.path(key);
    const file = await writeChecked(path, () => path, joined(parts), bytesOf(parts));
    if (file === tooLarge) return refused('EntityTooLarge');
    await folder.remove();
    return { done: true, etag, file };
  }

  async abortMultipart(key: ObjectKey, multipartId: string): Promise<void> {
    await this.#folder(key, multipartId).remove();
  }

  /** Removes the object and every part of it. */
  async remove(key: ObjectKey): Promise<void> {
    await rm(this.path(key), { force: true });
    await this.removeParts(key);
  }

  /** Removes every part of it, whichever multipart upload it belongs to. */
  async removeParts(key: ObjectKey): Promise<void> {
    await rm(this.#partsPath(key), { recursive: true, force: true });
  }

  /** Every object that is there, as a whole or in parts. */
  async *keys(): AsyncGenerator<ObjectKey> {
    const found = new Set<string>();
    for (const file of await readdir(this.#root, { recursive: true })) {
      const [tenant, project, name] = file.split(sep);
      const key = ObjectKey.safeParse({ tenant, project, path: name?.replace(PARTS, '') }).data;
      if (key === undefined || isPartial(file) || found.has(objectPath(key))) continue;
      found.add(objectPath(key));
      yield key;
    }
  }

  #partsPath(key: ObjectKey): string {
    return `${this.path(key)}${PARTS}`;
  }

  #folder(key: ObjectKey, multipartId: string): MultipartFolder {
    if (!/^[\w-]{1,200}$/.test(multipartId)) throw new Error(`${JSON.stringify(multipartId)} is no multipart id.`);
    return new MultipartFolder(join(this.#partsPath(key), multipartId));
  }
}

const bytesOf = (parts: readonly StoredPart[]) => parts.reduce((sum, { bytes }) => sum + bytes, 0);

async function* joined(parts: readonly StoredPart[]): AsyncGenerator<Uint8Array> {
  for (const { path } of parts) yield* createReadStream(path, { highWaterMark: 1 << 20 });
}

/** As S3 makes it: the MD5 of the parts' MD5s, and their number. */
function multipartEtag(md5s: readonly string[]): string {
  const all = createHash('md5');
  for (const md5 of md5s) all.update(Buffer.from(md5, 'hex'));
  return `${all.digest('hex')}-${md5s.length}`;
}
