import { readFileSync } from 'node:fs';
import { unpackIfcZip } from '#adapters/zip';
import { corpusBytes, corpusPath } from '../corpus.ts';

/** The STEP text of a model of the public corpus, unpacked where it is an `.ifczip`. */
export async function corpusModelBytes(fileName: string): Promise<Uint8Array> {
  if (!fileName.endsWith('zip')) return corpusBytes(fileName);
  const unpacked = await unpackIfcZip(corpusPath(fileName));
  try {
    return readFileSync(unpacked.path);
  } finally {
    await unpacked.remove();
  }
}
