import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { afterAll, beforeAll } from '@jest/globals';
import { DiskUploads, ifPresent } from '#adapters/disk';
import { OwnUploadStore, SignedUrls, s3Routes } from '../../../standalone/s3/index.ts';
import { uploadStoreContract } from '../../contract/upload-store.contract.ts';

const root = mkdtempSync(join(tmpdir(), 'plinth-uploads-'));
const urls = new SignedUrls(Buffer.alloc(32, 1));
const now = () => new Date();
let uploads: DiskUploads;
let server: ServerType;
let baseUrl: string;

beforeAll(async () => {
  const { fetch } = s3Routes({
    get uploads() {
      return uploads;
    },
    urls,
    now,
    expects: async () => true,
    onArrived: async () => undefined,
    onFault: (error) => {
      throw error;
    },
  });
  baseUrl = await new Promise((resolve) => {
    server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(`http://127.0.0.1:${port}`));
  });
});

afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

uploadStoreContract('OwnUploadStore', async () => {
  uploads = new DiskUploads(mkdtempSync(join(root, 'empty-')));
  return {
    uploads: new OwnUploadStore(uploads, urls, now),
    baseUrl,
    stored: (key) => ifPresent(readFile(uploads.path(key))),
  };
});
