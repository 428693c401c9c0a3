import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { Refusal } from '#core/model';
import { chooseEntry } from './choose-entry.ts';
import { nameOf } from './entry-name.ts';
import * as finding from './findings.ts';
import { type ZipLimits, zipLimits } from './limits.ts';

/** A model unpacked to a temporary file. */
export interface UnpackedModel {
  readonly path: string;
  /** The entry's name without folders. */
  readonly name: string;
  /** Removes the file; more than once is allowed. */
  remove(): Promise<void>;
}

/** Whether a file that begins so is a ZIP archive (APPNOTE.TXT, 4.3.7 and, for an empty one, 4.3.16). */
export function isZip(first: Uint8Array): boolean {
  const [p, k, third, fourth] = first;
  return p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6));
}

/**
 * Unpacks the one model of an `.ifcZIP` (ISO 16739-1, annex on file formats: a ZIP archive with one .ifc file).
 * Entry names are never used as paths. The size is bounded while unpacking, whatever the archive declares.
 *
 * @throws Refusal `zip/...` where it holds no single model, is damaged or exceeds a limit.
 */
export async function unpackIfcZip(path: string, limits: ZipLimits = zipLimits): Promise<UnpackedModel> {
  const archive = await open(path);
  try {
    const entry = await refuseDamage(path, () => chooseEntry(archive, limits));
    return await refuseDamage(path, () => unpack(archive, entry, limits));
  } finally {
    archive.close();
  }
}

function open(path: string): Promise<ZipFile> {
  return refuseDamage(path, () =>
    openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: false }),
  );
}

async function unpack(archive: ZipFile, entry: Entry, limits: ZipLimits): Promise<UnpackedModel> {
  const folder = await mkdtemp(join(tmpdir(), 'plinth-unpacked-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'model.ifc');
  try {
    const check = new SizeAndChecksum(entry, limits);
    await pipeline(await archive.openReadStreamPromise(entry), check, createWriteStream(path, { flags: 'wx' }));
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, name: basename(nameOf(entry)), remove };
}

/** Passes bytes on while they stay within the limit, and compares their CRC-32 with the archive's at the end. */
class SizeAndChecksum extends Transform {
  readonly #entry: Entry;
  readonly #limits: ZipLimits;
  #bytes = 0;
  #checksum = 0;

  constructor(entry: Entry, limits: ZipLimits) {
    super();
    this.#entry = entry;
    this.#limits = limits;
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error: Error | null, chunk?: Buffer) => void): void {
    this.#bytes += chunk.length;
    this.#checksum = crc32(chunk, this.#checksum);
    const tooLarge = this.#bytes > this.#limits.unpackedBytes;
    if (tooLarge) done(new Refusal(finding.tooLarge(nameOf(this.#entry), this.#limits)));
    else done(null, chunk);
  }

  override _flush(done: (error: Error | null) => void): void {
    const matches = this.#checksum === this.#entry.crc32;
    done(matches ? null : new Refusal(finding.damaged(nameOf(this.#entry), 'its checksum does not match')));
  }
}

/** yauzl and zlib throw plain errors for what is wrong in an archive; those of the operating system pass. */
async function refuseDamage<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal || !(error instanceof Error) || 'syscall' in error) throw error;
    throw new Refusal(finding.damaged(basename(path), error.message));
  }
}
