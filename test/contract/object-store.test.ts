import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DiskObjectStore } from '#adapters/disk';
import { MemoryObjectStore } from '#adapters/memory';
import { localScope } from '#core/model';
import { objectStoreContract } from './object-store.contract.ts';

const folders: string[] = [];

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plinth-store-'));
  folders.push(folder);
  return folder;
}

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

objectStoreContract('MemoryObjectStore', async () => new MemoryObjectStore());
objectStoreContract('DiskObjectStore', async () => new DiskObjectStore(await temporaryFolder()));

describe('DiskObjectStore', () => {
  it('leaves no partial file behind an abort', async () => {
    const folder = await temporaryFolder();
    const writer = await new DiskObjectStore(folder).create({ ...localScope, path: 'model.glb' });
    await writer.write(new Uint8Array(10));
    await writer.abort();
    expect(await readdir(join(folder, 'local', 'local'))).toEqual([]);
  });
});
