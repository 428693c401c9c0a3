import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { afterAll, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { stageObject } from '#adapters/s3';
import { localScope } from '#core/model';

const folder = mkdtempSync(join(tmpdir(), 'plinth-staging-'));
afterAll(() => rmSync(folder, { recursive: true }));

function stagingAnswered(name: string, httpStatusCode: number) {
  const client = new S3Client({});
  const error = new S3ServiceException({ name, $fault: 'client', $metadata: { httpStatusCode } });
  mockClient(client).on(GetObjectCommand).rejects(error);
  return stageObject(
    client,
    { bucket: 'uploads', key: { ...localScope, path: 'a' }, version: { versionId: 'v', eTag: 'e' } },
    { path: join(folder, 'staged'), mostBytes: 10, signal: new AbortController().signal },
  );
}

describe('staging a file', () => {
  it.each([
    ['AccessDenied', 403, 'denied'],
    ['NoSuchKey', 404, 'gone'],
    ['NoSuchVersion', 404, 'gone'],
    ['PreconditionFailed', 412, 'gone'],
  ])('that S3 answers with %s (%d) is %s', async (name, status, outcome) => {
    expect(await stagingAnswered(name, status)).toEqual({ outcome });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['InternalError', 500],
    ['ExpiredToken', 400],
    ['InvalidAccessKeyId', 403],
  ])('that S3 answers with %s (%d) fails', async (name, status) => {
    await expect(stagingAnswered(name, status)).rejects.toMatchObject({ name });
    expect(readdirSync(folder)).toEqual([]);
  });
});
