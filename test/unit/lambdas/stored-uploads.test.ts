import { GetObjectTaggingCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { StoredUploads } from '../../../lambdas/shared/stored-uploads.ts';
import { uploadAt } from '../../../lambdas/shared/upload-at.ts';

const id = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const key = { tenant: 'acme', project: 'tower', path: id };
const Key = `acme/tower/${id}`;

function bucket() {
  const client = new S3Client({ region: 'eu-central-1' });
  return { s3: mockClient(client), stored: new StoredUploads(client, 'uploads') };
}

describe('stored uploads', () => {
  it('have versions, the oldest first, read to the last page', async () => {
    const { s3, stored } = bucket();
    s3.on(ListObjectVersionsCommand).resolves({
      IsTruncated: true,
      NextKeyMarker: Key,
      NextVersionIdMarker: 'v2',
      Versions: [
        { Key: `${Key}-other`, VersionId: 'x', ETag: '"x"', Size: 1 },
        { Key, VersionId: 'v2', ETag: '"e2-3"', Size: 20 },
      ],
    });
    s3.on(ListObjectVersionsCommand, { KeyMarker: Key, VersionIdMarker: 'v2' }).resolves({
      Versions: [{ Key, VersionId: 'v1', ETag: '"e1"', Size: 10 }],
    });
    expect(await stored.versions(key)).toEqual([
      { version: { versionId: 'v1', eTag: 'e1' }, bytes: 10 },
      { version: { versionId: 'v2', eTag: 'e2-3' }, bytes: 20 },
    ]);
    expect(await stored.bytes(key, { versionId: 'v2', eTag: 'e2-3' })).toBe(20);
    expect(await stored.bytes(key, { versionId: 'v9', eTag: 'e9' })).toBeUndefined();
  });

  it.each([
    [[{ Key: 'GuardDutyMalwareScanStatus', Value: 'THREATS_FOUND' }], 'THREATS_FOUND'],
    [[{ Key: 'GuardDutyMalwareScanStatus', Value: 'SOMETHING_NEW' }], undefined],
    [[{ Key: 'Other', Value: 'NO_THREATS_FOUND' }], undefined],
    [[], undefined],
  ])('with the tags %j have the scan result %s', async (TagSet, result) => {
    const { s3, stored } = bucket();
    s3.on(GetObjectTaggingCommand, { Bucket: 'uploads', Key, VersionId: 'v1' }).resolves({ TagSet });
    expect(await stored.scanResult(key, { versionId: 'v1', eTag: 'e1' })).toBe(result);
  });

  it('are named by tenant, project and id, and nothing else is one', () => {
    expect(uploadAt(Key)).toEqual(key);
    for (const path of [`${Key}/x`, 'a/b', 'a/b/c', `../b/${id}`, `A/b/${id}`, ''])
      expect(uploadAt(path)).toBeUndefined();
  });
});
