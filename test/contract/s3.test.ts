import { ListMultipartUploadsCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { S3ObjectReader, S3ObjectStore, S3UploadStore, s3Client, s3SigningClient } from '#adapters/s3';
import { localScope } from '#core/model';
import { newBucket, onEmulator } from '../support/aws.ts';
import { objectReaderContract } from './object-reader.contract.ts';
import { objectStoreContract } from './object-store.contract.ts';
import { uploadStoreContract } from './upload-store.contract.ts';

const key = { ...localScope, path: 'model.glb' };
const MiB = 2 ** 20;

/** Shows every command before it is sent, until the answer is called; what it throws the sender gets. */
function watch(client: S3Client, onCommand: (command: { name: string; input: Record<string, unknown> }) => void) {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      onCommand({ name: String(context['commandName']), input: { ...args.input } });
      return next(args);
    },
    { step: 'initialize', name: 'watch' },
  );
  return () => client.middlewareStack.remove('watch');
}

onEmulator('S3', () => {
  let client: S3Client;

  beforeAll(() => {
    client = s3Client();
  });

  objectStoreContract('S3ObjectStore', async () => new S3ObjectStore(client, await newBucket()));

  objectReaderContract('S3ObjectReader', async () => {
    const bucket = await newBucket();
    return { reader: new S3ObjectReader(client, bucket), store: new S3ObjectStore(client, bucket) };
  });

  uploadStoreContract('S3UploadStore', async () => {
    const bucket = await newBucket();
    return {
      uploads: new S3UploadStore({ client, signer: s3SigningClient() }, bucket),
      baseUrl: process.env['AWS_ENDPOINT_URL'] ?? '',
      stored: (stored) => new S3ObjectStore(client, bucket).read(stored),
    };
  });

  describe('S3ObjectStore', () => {
    const open = async () => {
      const bucket = await newBucket();
      const unfinished = async () => {
        const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
        return Uploads.length;
      };
      return { store: new S3ObjectStore(client, bucket), bucket, unfinished };
    };

    it('leaves nothing behind an abort, however much was written', async () => {
      const { store, bucket, unfinished } = await open();
      const writer = await store.create(key);
      await writer.write(new Uint8Array(20 * MiB));
      expect(await unfinished()).toBe(1);
      await writer.abort();
      await writer.abort();
      expect(await unfinished()).toBe(0);
      const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket: bucket }));
      expect(Versions).toEqual([]);
    });

    it('leaves nothing when parts fail, and says why', async () => {
      const { store, unfinished } = await open();
      const writer = await store.create(key);
      const over = watch(client, ({ name }) => {
        if (name === 'UploadPartCommand') throw new Error('the network is down');
      });
      const written = writer.write(new Uint8Array(40 * MiB)).then(() => writer.close());
      await expect(written).rejects.toThrow('the network is down');
      over();
      await writer.abort();
      expect(await unfinished()).toBe(0);
      expect(await store.read(key)).toBeUndefined();
    });

    it('has S3 compare checksums, of every part too', async () => {
      const { store } = await open();
      const checksums: unknown[] = [];
      const over = watch(client, ({ input }) => void checksums.push(input['ChecksumCRC32']));
      const small = await store.create(key);
      await small.write(Buffer.from('123456789'));
      await small.close();
      const large = await store.create(key);
      await large.write(new Uint8Array(8 * MiB));
      await large.write(Buffer.from('123456789'));
      await large.close();
      over();
      // The check value of CRC-32, as its catalogue has it.
      const check = Buffer.from('cbf43926', 'hex').toString('base64');
      expect(checksums.filter((one) => one === check)).toHaveLength(2);
      expect(checksums.filter((one) => one !== undefined)).toHaveLength(3);
    });
  });

  describe('S3ObjectReader', () => {
    it('removes more objects than S3 lists at once', async () => {
      const bucket = await newBucket();
      const store = new S3ObjectStore(client, bucket);
      const reader = new S3ObjectReader(client, bucket);
      const keys = Array.from({ length: 1005 }, (_, number) => ({ ...localScope, path: `models/a/${number}` }));
      for (let at = 0; at < keys.length; at += 50) {
        const some = keys.slice(at, at + 50);
        await Promise.all(some.map(async (one) => (await store.create(one)).close()));
      }
      await reader.removeBelow({ ...localScope, path: 'models/a' });
      const left = await Promise.all([keys[0], keys[500], keys[1004]].map((one) => one && reader.size(one)));
      expect(left).toEqual([undefined, undefined, undefined]);
    });

    it('holds no connection before somebody reads', async () => {
      const reader = new S3ObjectReader(client, await newBucket());
      const stream = reader.stream(key, 0, 10);
      await stream.cancel();
      expect(await stream.getReader().read()).toMatchObject({ done: true });
    });
  });
});
