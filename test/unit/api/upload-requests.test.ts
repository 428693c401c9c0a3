import { describe, expect, it } from '@jest/globals';
import { SignRequest } from '#api/contracts';
import { isWithin, operationOf, ticketOf } from '../../../api/routes/upload-requests.ts';
import { jobAfter, someJob, waysTo } from '../../support/jobs.ts';

const MiB = 2 ** 20;
const asked = (request: unknown) => operationOf(SignRequest.parse(request));

describe('a request to be signed', () => {
  it.each([
    [{ method: 'PUT' }, { kind: 'PutObject' }],
    [{ method: 'POST' }, { kind: 'CreateMultipartUpload' }],
    [{ method: 'POST', query: { uploads: '' } }, { kind: 'CreateMultipartUpload' }],
    [
      { method: 'PUT', query: { uploadId: 'a', partNumber: '7' } },
      { kind: 'UploadPart', multipartId: 'a', partNumber: 7 },
    ],
    [
      { method: 'GET', query: { uploadId: 'a' } },
      { kind: 'ListParts', multipartId: 'a' },
    ],
    [
      { method: 'POST', query: { uploadId: 'a' } },
      { kind: 'CompleteMultipartUpload', multipartId: 'a' },
    ],
    [
      { method: 'DELETE', query: { uploadId: 'a' } },
      { kind: 'AbortMultipartUpload', multipartId: 'a' },
    ],
  ])('%j is one of S3', (request, operation) => {
    expect(asked(request)).toEqual(operation);
  });

  it.each([
    { method: 'GET' },
    { method: 'DELETE' },
    { method: 'PUT', query: { uploads: '' } },
    { method: 'PUT', query: { partNumber: 1 } },
    { method: 'PUT', query: { uploadId: 'a' } },
    { method: 'GET', query: { uploadId: 'a', partNumber: 1 } },
    { method: 'POST', query: { uploadId: 'a', uploads: '' } },
  ])('%j is none', (request) => {
    expect(asked(request)).toBeUndefined();
  });
});

describe('a part', () => {
  it.each([
    [8 * MiB, 1, true],
    [8 * MiB, 2, false],
    [8 * MiB + 1, 2, true],
    [200_000 * MiB, 10_000, true],
  ])('of a file of %d bytes may have the number %d: %s', (bytes, partNumber, is) => {
    expect(isWithin({ kind: 'UploadPart', multipartId: 'a', partNumber }, someJob({ bytes }))).toBe(is);
  });

  it('number is only asked of parts', () => {
    expect(isWithin({ kind: 'PutObject' }, someJob({ bytes: 1 }))).toBe(true);
  });
});

describe('a ticket', () => {
  it.each([
    [16 * MiB, 'put', 8 * MiB],
    [16 * MiB + 1, 'multipart', 8 * MiB],
    [200_000 * MiB, 'multipart', 20 * MiB],
  ])('for %d bytes says %s, in parts of %d bytes', (bytes, method, partSize) => {
    const ticket = ticketOf(someJob({ bytes }), 16 * MiB);
    expect(ticket).toMatchObject({ method, partSize });
    expect(Math.ceil(bytes / partSize)).toBeLessThanOrEqual(10_000);
  });

  it('needs no bytes where they are there', () => {
    expect(ticketOf(jobAfter(waysTo.scanning), 16 * MiB).method).toBe('none');
  });
});
