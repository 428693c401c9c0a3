import { randomBytes } from 'node:crypto';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { S3ObjectStore } from '#adapters/s3';
import { localScope } from '#core/model';

const key = { ...localScope, path: 'model.glb' };
const MiB = 2 ** 20;

/** A client that keeps what it is sent, and the bytes of that as they were then. */
function keepingClient() {
  const client = new S3Client({ region: 'eu-central-1' });
  const parts = new Map<number, Buffer>();
  const copyOf = (body: unknown) => Buffer.from(body instanceof Uint8Array ? body : []);
  mockClient(client)
    .on(CreateMultipartUploadCommand)
    .resolves({ UploadId: 'upload' })
    .on(UploadPartCommand)
    .callsFake(async ({ PartNumber, Body }) => {
      await new Promise(setImmediate); // the writer has gone on meanwhile
      parts.set(PartNumber, copyOf(Body));
      return { ETag: `part-${PartNumber}` };
    })
    .on(CompleteMultipartUploadCommand)
    .resolves({})
    .on(PutObjectCommand)
    .callsFake(async ({ Body }) => {
      parts.set(1, copyOf(Body));
      return {};
    });
  const stored = () => Buffer.concat([...parts].sort(([a], [b]) => a - b).map(([, part]) => part));
  return { store: new S3ObjectStore(client, 'bucket'), stored };
}

describe('S3ObjectStore', () => {
  it.each([1, 8, 19])('sends %s MiB of pieces whose memory is used again', async (size) => {
    const { store, stored } = keepingClient();
    const content = randomBytes(size * MiB);
    const piece = new Uint8Array(MiB);
    const writer = await store.create(key);
    for (let done = 0; done < content.length; done += MiB) {
      piece.set(content.subarray(done, done + MiB));
      await writer.write(piece);
      piece.fill(0);
    }
    await writer.close();
    expect(content.equals(stored())).toBe(true);
  });
});
