import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { ObjectKey } from '#core/model';
import type { ObjectStore } from '#core/ports';

const key: ObjectKey = { tenant: 'acme', project: 'tower', path: 'models/1/model.json' };
const bytes = (text: string) => new TextEncoder().encode(text);

async function put(store: ObjectStore, at: ObjectKey, ...parts: readonly string[]): Promise<void> {
  const writer = await store.create(at);
  for (const part of parts) await writer.write(bytes(part));
  await writer.close();
}

async function text(store: ObjectStore, at: ObjectKey): Promise<string | undefined> {
  const found = await store.read(at);
  return found && new TextDecoder().decode(found);
}

/** What every ObjectStore promises; run against each adapter. */
export function objectStoreContract(name: string, open: () => Promise<ObjectStore>): void {
  describe(`${name} as an ObjectStore`, () => {
    it('gives back what was written in parts', async () => {
      const store = await open();
      await put(store, key, 'one ', 'two ', 'three');
      expect(await text(store, key)).toBe('one two three');
    });

    it('knows nothing of a key that was never written', async () => {
      expect(await text(await open(), key)).toBeUndefined();
    });

    it('shows nothing before the object is closed', async () => {
      const store = await open();
      const writer = await store.create(key);
      await writer.write(bytes('half'));
      expect(await text(store, key)).toBeUndefined();
      await writer.close();
      expect(await text(store, key)).toBe('half');
    });

    it('keeps the old object until the new one is closed, and whole when the new one is aborted', async () => {
      const store = await open();
      await put(store, key, 'old');
      const writer = await store.create(key);
      await writer.write(bytes('new'));
      expect(await text(store, key)).toBe('old');
      await writer.abort();
      expect(await text(store, key)).toBe('old');
    });

    it('takes an abort after the close without undoing it', async () => {
      const store = await open();
      const writer = await store.create(key);
      await writer.write(bytes('done'));
      await writer.close();
      await writer.abort();
      expect(await text(store, key)).toBe('done');
    });

    it('keeps tenants and projects apart', async () => {
      const store = await open();
      await put(store, key, 'acme');
      expect(await text(store, { ...key, tenant: 'other' })).toBeUndefined();
      expect(await text(store, { ...key, project: 'other' })).toBeUndefined();
    });

    it('holds objects without bytes', async () => {
      const store = await open();
      await put(store, key);
      expect(await text(store, key)).toBe('');
    });

    it('holds objects of many megabytes, written in pieces of any size', async () => {
      const store = await open();
      const content = randomBytes(20 * 2 ** 20 + 1);
      const sizes = [1, 100_000, 9 * 2 ** 20, 0, 8 * 2 ** 20];
      const writer = await store.create(key);
      for (let done = 0; done < content.length; ) {
        const size = sizes.shift() ?? 1_000_000;
        await writer.write(content.subarray(done, done + size));
        done += size;
      }
      await writer.close();
      expect(content.equals((await store.read(key)) ?? new Uint8Array())).toBe(true);
    });

    it('is done with bytes that it has taken', async () => {
      const store = await open();
      const content = randomBytes(9 * 2 ** 20);
      const piece = new Uint8Array(2 ** 20);
      const writer = await store.create(key);
      for (let done = 0; done < content.length; done += piece.length) {
        piece.set(content.subarray(done, done + piece.length));
        await writer.write(piece);
        piece.fill(0);
      }
      await writer.close();
      expect(content.equals((await store.read(key)) ?? new Uint8Array())).toBe(true);
    });

    it.each(['../escape', '/absolute', 'a/../b', 'a//b', '.hidden', 'a/.', 'a\\b', ''])(
      'refuses the path %j',
      async (path) => {
        const store = await open();
        await expect(store.create({ ...key, path })).rejects.toThrow();
      },
    );
  });
}
