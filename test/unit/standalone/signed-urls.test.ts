import { describe, expect, it } from '@jest/globals';
import { localScope } from '#core/model';
import type { UploadOperation } from '#core/ports';
import { operationOfRequest } from '../../../standalone/s3/operation.ts';
import { SignedUrls, s3Path } from '../../../standalone/s3/signed-urls.ts';

const urls = new SignedUrls(Buffer.alloc(32, 1));
const key = { ...localScope, path: 'a-file' };
const allowed = { bytes: 1000, until: 4_000_000_000 };
const multipartId = 'e-1';

const operations: readonly [string, UploadOperation][] = [
  ['PUT', { kind: 'PutObject' }],
  ['POST', { kind: 'CreateMultipartUpload' }],
  ['PUT', { kind: 'UploadPart', multipartId, partNumber: 3 }],
  ['GET', { kind: 'ListParts', multipartId }],
  ['POST', { kind: 'CompleteMultipartUpload', multipartId }],
  ['DELETE', { kind: 'AbortMultipartUpload', multipartId }],
];

/** What the server makes of a request by such a URL. */
function received(method: string, signed: string, change: Record<string, string> = {}) {
  const url = new URL(signed, 'http://localhost');
  const query = { ...Object.fromEntries(url.searchParams), ...change };
  const operation = operationOfRequest(method, query);
  return operation && urls.verify(url.pathname.slice(s3Path.length + 1), operation, query);
}

describe('a signed URL', () => {
  it.each(operations)('allows %s %j', (method, operation) => {
    expect(received(method, urls.sign(key, operation, allowed))).toEqual(allowed);
  });

  it.each(operations)('made for %s %j allows nothing else', (method, operation) => {
    const signed = urls.sign(key, operation, allowed);
    for (const other of ['PUT', 'POST', 'GET', 'DELETE'].filter((one) => one !== method)) {
      expect(received(other, signed)).toBeUndefined();
    }
    expect(received(method, signed, { 'X-Plinth-Bytes': '1001' })).toBeUndefined();
    expect(received(method, signed, { 'X-Plinth-Until': '4000000001' })).toBeUndefined();
    expect(received(method, signed, { 'X-Plinth-Signature': '' })).toBeUndefined();
    expect(received(method, signed.replace('a-file', 'b-file'))).toBeUndefined();
    expect(received(method, signed, { uploadId: 'e-2', partNumber: '4' })).toBeUndefined();
  });

  it('of another server is worth nothing', () => {
    const foreign = new SignedUrls(Buffer.alloc(32, 2)).sign(key, { kind: 'PutObject' }, allowed);
    expect(received('PUT', foreign)).toBeUndefined();
  });
});
