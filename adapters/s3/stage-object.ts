import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { type ObjectKey, type ObjectVersion, objectPath } from '#core/model';
import { answered } from './answers.ts';
import { rangedBytes } from './ranged-bytes.ts';

/** How staging ended. Where it is not `staged` there is no file. */
export type Staging =
  /** `sha256` as hexadecimal digits. */
  | { readonly outcome: 'staged'; readonly bytes: number; readonly sha256: string }
  /** There is no such object, no such version, or its bytes are others than those that were checked. */
  | { readonly outcome: 'gone' }
  /** S3 does not let us read it: as long as a file has not been found clean its bucket lets nobody. */
  | { readonly outcome: 'denied' }
  /** It has more bytes than allowed. */
  | { readonly outcome: 'too-large' };

export interface StagedFrom {
  readonly bucket: string;
  readonly key: ObjectKey;
  /** Read is this version, and no other. */
  readonly version: ObjectVersion;
}

export interface StagedTo {
  /** Of a file that is not there yet. */
  readonly path: string;
  /** More are not taken. */
  readonly mostBytes: number;
  /** Aborting rejects; no file is left. */
  readonly signal: AbortSignal;
}

/**
 * Copies one exact version of an object to a local file and computes its checksum on the way: memory does not grow with
 * it, and a connection that breaks is taken up where it broke. Errors of the disk and of the network reject.
 */
export async function stageObject(client: S3Client, from: StagedFrom, to: StagedTo): Promise<Staging> {
  const { versionId, eTag } = from.version;
  const object = { bucket: from.bucket, key: objectPath(from.key), versionId, eTag: quoted(eTag) };
  // One byte more than allowed is asked for, so that a larger object shows.
  const chunks = rangedBytes(client, object, { start: 0, end: to.mostBytes + 1 }, to.signal);
  const file = await open(to.path, 'wx');
  let isWhole = false;
  try {
    const staging = await copy(chunks, file, to.mostBytes);
    isWhole = staging.outcome === 'staged';
    return staging;
  } catch (error) {
    const outcome = refusalIn(error);
    if (outcome === undefined) throw error;
    return { outcome };
  } finally {
    await file.close();
    if (!isWhole) await rm(to.path, { force: true });
  }
}

async function copy(chunks: AsyncIterable<Uint8Array>, file: FileHandle, mostBytes: number): Promise<Staging> {
  const sha256 = createHash('sha256');
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > mostBytes) return { outcome: 'too-large' };
    sha256.update(chunk);
    for (let done = 0; done < chunk.length; ) {
      done += (await file.write(chunk, done, chunk.length - done)).bytesWritten;
    }
  }
  return { outcome: 'staged', bytes, sha256: sha256.digest('hex') };
}

function refusalIn(error: unknown): 'gone' | 'denied' | undefined {
  if (answered(error, 404, 412)) return 'gone';
  return error instanceof S3ServiceException && error.name === 'AccessDenied' ? 'denied' : undefined;
}

/** Events name an ETag without the quotes that HTTP has round it. */
const quoted = (eTag: string) => (eTag.startsWith('"') ? eTag : `"${eTag}"`);
