import { createHmac, timingSafeEqual } from 'node:crypto';
import { type ObjectKey, objectPath } from '#core/model';
import type { UploadOperation } from '#core/ports';

/** Where the S3 endpoint answers. */
export const s3Path = '/s3/uploads';

/** Method and S3's own query of each operation. */
const requests: Record<UploadOperation['kind'], { method: string; query: (operation: UploadOperation) => object }> = {
  PutObject: { method: 'PUT', query: () => ({}) },
  CreateMultipartUpload: { method: 'POST', query: () => ({ uploads: '' }) },
  UploadPart: { method: 'PUT', query: multipartQuery },
  ListParts: { method: 'GET', query: multipartQuery },
  CompleteMultipartUpload: { method: 'POST', query: multipartQuery },
  AbortMultipartUpload: { method: 'DELETE', query: multipartQuery },
};

function multipartQuery(operation: UploadOperation): object {
  return {
    ...('partNumber' in operation && { partNumber: operation.partNumber }),
    ...('multipartId' in operation && { uploadId: operation.multipartId }),
  };
}

/** What a signed URL allows. */
export interface Allowed {
  /** Bytes of the whole object at most. */
  readonly bytes: number;
  /** Seconds since 1970-01-01 UTC; afterwards the URL is worth nothing. */
  readonly until: number;
}

/** Signs requests so that only the server's own secret can have made them: HMAC-SHA-256 over all that they allow. */
export class SignedUrls {
  readonly #secret: Uint8Array;

  constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  /** @returns the path and query of the request. */
  sign(key: ObjectKey, operation: UploadOperation, allowed: Allowed): string {
    const query = new URLSearchParams(Object.entries(requests[operation.kind].query(operation)));
    query.set('X-Plinth-Bytes', String(allowed.bytes));
    query.set('X-Plinth-Until', String(allowed.until));
    query.set('X-Plinth-Signature', this.#signature(objectPath(key), operation, allowed).toString('hex'));
    return `${s3Path}/${objectPath(key)}?${query}`;
  }

  /** What the URL allows; undefined where the signature is not ours or belongs to another request. */
  verify(path: string, operation: UploadOperation, query: Readonly<Record<string, string>>): Allowed | undefined {
    const allowed = { bytes: Number(query['X-Plinth-Bytes']), until: Number(query['X-Plinth-Until']) };
    const given = Buffer.from(query['X-Plinth-Signature'] ?? '', 'hex');
    const expected = this.#signature(path, operation, allowed);
    return given.length === expected.length && timingSafeEqual(given, expected) ? allowed : undefined;
  }

  #signature(path: string, operation: UploadOperation, { bytes, until }: Allowed): Buffer {
    const signed = JSON.stringify([requests[operation.kind].method, path, operation, bytes, until]);
    return createHmac('sha256', this.#secret).update(signed).digest();
  }
}
