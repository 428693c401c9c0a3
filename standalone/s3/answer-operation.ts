import type { Context } from 'hono';
import type { DiskUploads, StoredPart } from '#adapters/disk';
import { type ObjectKey, objectPath } from '#core/model';
import type { UploadOperation } from '#core/ports';
import { s3Error } from './errors.ts';
import { readCompleteMultipartUpload, type Xml, xmlDocument } from './xml.ts';

/** A file that has arrived as a whole. */
export interface ArrivedFile {
  readonly key: ObjectKey;
  readonly bytes: number;
  readonly sha256: string;
}

export interface S3Storage {
  readonly uploads: DiskUploads;
  /** Whether bytes of this object are still to come. */
  readonly expects: (key: ObjectKey) => Promise<boolean>;
  /** Told before the client gets its answer. */
  readonly onArrived: (file: ArrivedFile) => Promise<void>;
}

/** One request, its signature verified. `bytes`: of the whole object at most. */
export interface S3Request {
  readonly key: ObjectKey;
  readonly operation: UploadOperation;
  readonly bytes: number;
}

/** Of the body of CompleteMultipartUpload: 10,000 parts of some 120 characters. */
const MOST_XML_BYTES = 2 * 2 ** 20;

/** Does what a request asks for and answers as S3 does. */
export async function answerOperation(c: Context, storage: S3Storage, request: S3Request): Promise<Response> {
  const { uploads } = storage;
  const { key, operation, bytes } = request;
  if (bringsBytes(operation) && !(await storage.expects(key))) return s3Error(c, 'NotExpected');
  switch (operation.kind) {
    case 'PutObject':
      return putObject(c, storage, request);
    case 'CreateMultipartUpload':
      return xml(c, 'InitiateMultipartUploadResult', { ...names(key), UploadId: await uploads.createMultipart(key) });
    case 'UploadPart': {
      const part = await uploads.putPart(key, operation, bodyOf(c), bytes);
      return part.done ? c.body(null, 200, { ETag: `"${part.etag}"` }) : s3Error(c, part.refusal);
    }
    case 'ListParts': {
      const listed = await uploads.listParts(key, operation.multipartId);
      if (!listed.done) return s3Error(c, listed.refusal);
      const list = { ...names(key), UploadId: operation.multipartId, MaxParts: 10_000, IsTruncated: 'false' };
      return xml(c, 'ListPartsResult', { ...list, Part: listed.parts.map(partXml) });
    }
    case 'CompleteMultipartUpload':
      return complete(c, storage, key, operation.multipartId);
    case 'AbortMultipartUpload':
      await uploads.abortMultipart(key, operation.multipartId);
      return c.body(null, 204);
  }
}

/** Nothing may be written over a file that a job works on already. */
const bringsBytes = ({ kind }: UploadOperation) =>
  kind === 'PutObject' || kind === 'CreateMultipartUpload' || kind === 'UploadPart';

async function putObject(c: Context, { uploads, onArrived }: S3Storage, { key, bytes }: S3Request): Promise<Response> {
  const announced = Number(c.req.header('content-length') ?? bytes);
  if (announced > bytes) return s3Error(c, 'EntityTooLarge');
  if (announced < bytes) return s3Error(c, 'IncompleteBody');
  const stored = await uploads.putObject(key, bodyOf(c), bytes);
  if (!stored.done) return s3Error(c, stored.refusal);
  await onArrived({ key, bytes: stored.file.bytes, sha256: stored.file.sha256 });
  return c.body(null, 200, { ETag: `"${stored.etag}"` });
}

async function complete(c: Context, storage: S3Storage, key: ObjectKey, multipartId: string): Promise<Response> {
  const named = await namedParts(c);
  if (named === undefined) return s3Error(c, 'MalformedXML');
  const stored = await storage.uploads.completeMultipart(key, multipartId, named);
  if (!stored.done) return s3Error(c, stored.refusal);
  if (stored.file) await storage.onArrived({ key, bytes: stored.file.bytes, sha256: stored.file.sha256 });
  const Location = new URL(c.req.path, c.req.url).href;
  return xml(c, 'CompleteMultipartUploadResult', { Location, ...names(key), ETag: `"${stored.etag}"` });
}

async function namedParts(c: Context): Promise<{ partNumber: number; etag: string }[] | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of bodyOf(c)) {
    bytes += chunk.length;
    if (bytes > MOST_XML_BYTES) return undefined;
    chunks.push(chunk);
  }
  return readCompleteMultipartUpload(Buffer.concat(chunks).toString());
}

const names = (key: ObjectKey) => ({ Bucket: 'uploads', Key: objectPath(key) });

const partXml = ({ partNumber, md5, bytes, lastModified }: StoredPart): Xml => ({
  PartNumber: partNumber,
  LastModified: lastModified.toISOString(),
  ETag: `"${md5}"`,
  Size: bytes,
});

const xml = (c: Context, root: string, content: Xml) =>
  c.body(xmlDocument(root, content), 200, { 'content-type': 'application/xml' });

async function* bodyOf(c: Context): AsyncGenerator<Uint8Array> {
  if (c.req.raw.body !== null) yield* c.req.raw.body;
}
