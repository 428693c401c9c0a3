import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { DiskObjectReader, DiskObjectStore } from '#adapters/disk';
import { objectReaderContract } from './object-reader.contract.ts';

const root = mkdtempSync(join(tmpdir(), 'plinth-reader-'));
afterAll(() => rmSync(root, { recursive: true }));

objectReaderContract('DiskObjectReader', async () => {
  const folder = mkdtempSync(join(root, 'empty-'));
  return { reader: new DiskObjectReader(folder), store: new DiskObjectStore(folder) };
});
