import type { Entry, ZipFile } from 'yauzl';
import { Refusal } from '#core/model';
import { nameOf } from './entry-name.ts';
import * as finding from './findings.ts';
import { HARMLESS_BYTES, type ZipLimits } from './limits.ts';

/**
 * The one model of an archive.
 *
 * @throws Refusal where there is none or more than one, or where it cannot be unpacked safely (`zip/...`).
 */
export async function chooseEntry(archive: ZipFile, limits: ZipLimits): Promise<Entry> {
  if (archive.entryCount > limits.entries) throw new Refusal(finding.tooManyEntries(archive.entryCount, limits));
  const files: Entry[] = [];
  for await (const entry of archive.eachEntry()) if (!isHidden(nameOf(entry))) files.push(entry);
  const models = files.filter((entry) => /\.ifc$/i.test(nameOf(entry)));
  const [model, second] = models;
  if (model === undefined) throw new Refusal(withoutModel(files.map(nameOf)));
  if (second !== undefined) throw new Refusal(finding.severalModels(models.map(nameOf)));
  refuseUnsafe(model, limits);
  return model;
}

/** Folders, files that are hidden by a dot, and what macOS adds to archives. */
function isHidden(fileName: string): boolean {
  return fileName.endsWith('/') || fileName.startsWith('__MACOSX/') || /(^|\/)\.(?!\.?\/)/.test(fileName);
}

function withoutModel(names: readonly string[]) {
  if (names.some((name) => /\.(zip|ifczip)$/i.test(name))) return finding.nested(names);
  return finding.noModel(names);
}

function refuseUnsafe(entry: Entry, limits: ZipLimits): void {
  const { uncompressedSize, compressedSize } = entry;
  const fileName = nameOf(entry);
  if (entry.isEncrypted()) throw new Refusal(finding.encrypted(fileName));
  if (uncompressedSize > limits.unpackedBytes) throw new Refusal(finding.tooLarge(fileName, limits));
  const ratio = uncompressedSize / Math.max(1, compressedSize);
  if (uncompressedSize > HARMLESS_BYTES && ratio > limits.ratio) {
    throw new Refusal(finding.ratio(fileName, Math.round(ratio), limits));
  }
}
