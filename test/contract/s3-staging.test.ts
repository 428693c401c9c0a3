import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { S3ObjectReader, s3Client, stageObject } from '#adapters/s3';
import { localScope, type ObjectVersion, objectPath } from '#core/model';
import { newBucket, onEmulator } from '../support/aws.ts';
import { cuttingProxy } from '../support/cutting-proxy.ts';

const key = { ...localScope, path: 'a-file' };
const content = randomBytes(3_000_000);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const folder = mkdtempSync(join(tmpdir(), 'plinth-staging-'));
let files = 0;

afterAll(() => rmSync(folder, { recursive: true }));

onEmulator('Staging from S3', () => {
  let direct: S3Client;
  let bucket: string;

  beforeAll(async () => {
    direct = s3Client();
    bucket = await newBucket();
  });

  async function put(bytes: Uint8Array): Promise<ObjectVersion> {
    const stored = await direct.send(new PutObjectCommand({ Bucket: bucket, Key: objectPath(key), Body: bytes }));
    return { versionId: stored.VersionId ?? '', eTag: stored.ETag ?? '' };
  }

  function staging(
    version: ObjectVersion,
    given: { mostBytes?: number; signal?: AbortSignal; client?: S3Client } = {},
  ) {
    const { mostBytes = 10_000_000, signal = new AbortController().signal, client = direct } = given;
    const path = join(folder, `staged-${++files}`);
    return { path, done: stageObject(client, { bucket, key, version }, { path, mostBytes, signal }) };
  }

  describe('staging an object', () => {
    it('copies one version and says what it was, though there is a newer one', async () => {
      const version = await put(content);
      await put(Buffer.from('something else'));
      const { path, done } = staging(version);
      expect(await done).toEqual({ outcome: 'staged', bytes: content.length, sha256: sha256(content) });
      expect(content.equals(await readFile(path))).toBe(true);
    });

    it('takes an ETag without quotes, as events have it', async () => {
      const { versionId, eTag } = await put(content);
      const { done } = staging({ versionId, eTag: eTag.replaceAll('"', '') });
      expect(await done).toMatchObject({ outcome: 'staged' });
    });

    it('copies a file without bytes, and one that is as large as it may be', async () => {
      const empty = staging(await put(new Uint8Array()));
      expect(await empty.done).toEqual({ outcome: 'staged', bytes: 0, sha256: sha256(new Uint8Array()) });
      const exact = staging(await put(content), { mostBytes: content.length });
      expect(await exact.done).toMatchObject({ outcome: 'staged', bytes: content.length });
    });

    it.each([
      ['other bytes than were checked', { eTag: '"0123456789abcdef0123456789abcdef"' }],
      ['a version that is not there', { versionId: 'f0f0f0f0-0000-4000-8000-000000000000' }],
    ])('gives up on %s', async (_what, change) => {
      const { path, done } = staging({ ...(await put(content)), ...change });
      expect(await done).toEqual({ outcome: 'gone' });
      expect(existsSync(path)).toBe(false);
    });

    it('takes no more bytes than allowed', async () => {
      const { path, done } = staging(await put(content), { mostBytes: content.length - 1 });
      expect(await done).toEqual({ outcome: 'too-large' });
      expect(existsSync(path)).toBe(false);
    });

    it('leaves nothing when it is aborted', async () => {
      const abort = new AbortController();
      const { path, done } = staging(await put(content), { signal: abort.signal });
      abort.abort(new Error('enough'));
      await expect(done).rejects.toThrow();
      expect(existsSync(path)).toBe(false);
    });

    it('writes over no other file', async () => {
      const version = await put(content);
      const { path, done } = staging(version);
      await done;
      const again = stageObject(
        direct,
        { bucket, key, version },
        { path, mostBytes: content.length, signal: new AbortController().signal },
      );
      await expect(again).rejects.toMatchObject({ code: 'EEXIST' });
      expect(content.equals(await readFile(path))).toBe(true);
    });
  });

  describe('a connection that breaks', () => {
    async function broken(cutAfter: readonly number[], use: (client: S3Client) => Promise<void>): Promise<number> {
      const proxy = await cuttingProxy(new URL(process.env['AWS_ENDPOINT_URL'] ?? ''), cutAfter);
      const client = new S3Client({ endpoint: proxy.url });
      try {
        await use(client);
      } finally {
        client.destroy();
        proxy.close();
      }
      return proxy.cuts();
    }

    it('is taken up where it broke', async () => {
      const version = await put(content);
      const cuts = await broken([1_000_000, 70_000, 1_500_000], async (client) => {
        const { path, done } = staging(version, { client });
        expect(await done).toEqual({ outcome: 'staged', bytes: content.length, sha256: sha256(content) });
        expect(content.equals(await readFile(path))).toBe(true);
      });
      expect(cuts).toBe(3);
    });

    it('goes on with the same object only', async () => {
      const version = await put(content);
      await broken([1_000_000], async (client) => {
        const stream = new S3ObjectReader(client, bucket).stream(key, 0, content.length).getReader();
        await stream.read();
        await put(Buffer.from('something else'));
        const rest = async () => {
          for (;;) if ((await stream.read()).done) return;
        };
        await expect(rest()).rejects.toMatchObject({ name: 'PreconditionFailed' });
        expect(await staging(version).done).toMatchObject({ outcome: 'staged' });
      });
    });

    it('fails when no byte comes any more', async () => {
      const version = await put(content);
      await broken([500_000, ...Array.from({ length: 40 }, () => 0)], async (client) => {
        const { path, done } = staging(version, { client });
        await expect(done).rejects.toThrow();
        expect(existsSync(path)).toBe(false);
      });
    });
  });
});
