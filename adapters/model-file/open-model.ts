import { DiskByteSource } from '#adapters/disk';
import { isZip, unpackIfcZip } from '#adapters/zip';
import type { ByteSource } from '#core/ports';

/** A model file made readable: where its STEP text lies on disk, and how to read it. */
export interface OpenedModel {
  readonly source: ByteSource;
  /** Of the STEP text itself: the file named, or the temporary file it was unpacked to. */
  readonly path: string;
  /** The file named is an archive, so its bytes are not those of the STEP text. */
  readonly isUnpacked: boolean;
  /** Closes the file, and removes what was unpacked. */
  close(): Promise<void>;
}

/**
 * Opens an IFC file, or the one model inside an `.ifcZIP`; which of the two is told by the content.
 *
 * @throws Refusal where an archive holds no model or exceeds its limits.
 * @throws what Node throws where the file cannot be opened.
 */
export async function openModel(path: string): Promise<OpenedModel> {
  const source = new DiskByteSource(path);
  const first = new Uint8Array(4);
  source.read(first, 0);
  if (!isZip(first)) return { source, path, isUnpacked: false, close: async () => source.close() };
  source.close();
  const unpacked = await unpackIfcZip(path);
  const inner = new DiskByteSource(unpacked.path);
  return {
    source: inner,
    path: unpacked.path,
    isUnpacked: true,
    close: async () => {
      inner.close();
      await unpacked.remove();
    },
  };
}
