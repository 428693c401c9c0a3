import { describe, expect, it } from '@jest/globals';
import type { ObjectKey } from '#core/model';
import type { ObjectReader, ObjectStore } from '#core/ports';

/** A reader, and a store of the same objects. */
export interface ReadAndWritten {
  readonly reader: ObjectReader;
  readonly store: ObjectStore;
}

const at = (path: string): ObjectKey => ({ tenant: 'acme', project: 'tower', path });
const key = at('models/1/model.json');

async function put({ store }: ReadAndWritten, where: ObjectKey, content: string | Uint8Array): Promise<void> {
  const writer = await store.create(where);
  await writer.write(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  await writer.close();
}

async function holding(open: () => Promise<ReadAndWritten>, content: string | Uint8Array) {
  const opened = await open();
  await put(opened, key, content);
  return opened.reader;
}

const text = (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => new Response(stream).text();

/** What every ObjectReader promises; run against each adapter. */
export function objectReaderContract(name: string, open: () => Promise<ReadAndWritten>): void {
  describe(`${name} as an ObjectReader`, () => {
    it('tells how large an object is', async () => {
      const reader = await holding(open, 'abc');
      expect(await reader.size(key)).toBe(3);
      expect(await reader.size(at('models/1'))).toBeUndefined();
      expect(await reader.size({ ...key, tenant: 'other' })).toBeUndefined();
    });

    it.each([
      [0, 10, '0123456789'],
      [0, Number.MAX_SAFE_INTEGER, '0123456789'],
      [3, 5, '34'],
      [9, 10, '9'],
      [4, 4, ''],
      [8, 100, '89'],
    ])('streams the bytes from %d to %d', async (start, end, expected) => {
      const reader = await holding(open, '0123456789');
      expect(await text(reader.stream(key, start, end))).toBe(expected);
    });

    it('streams an object without bytes', async () => {
      const reader = await holding(open, '');
      expect(await reader.size(key)).toBe(0);
      expect(await text(reader.stream(key, 0, 100))).toBe('');
    });

    it('streams many megabytes exactly, and stops when nobody reads on', async () => {
      const content = Uint8Array.from({ length: 3_000_000 }, (_, place) => (place * 7) % 251);
      const reader = await holding(open, content);
      const all = Buffer.from(await new Response(reader.stream(key, 0, content.length)).arrayBuffer());
      expect(all.equals(content)).toBe(true);
      const stream = reader.stream(key, 0, content.length).getReader();
      const { value } = await stream.read();
      expect(value?.length).toBeGreaterThan(0);
      await stream.cancel();
      expect(await stream.read()).toMatchObject({ done: true });
    });

    it('fails to stream what is not there', async () => {
      const { reader } = await open();
      await expect(text(reader.stream(key, 0, 10))).rejects.toThrow();
    });

    it('removes everything below a path, and nothing beside it', async () => {
      const opened = await open();
      const gone = ['models/1/a', 'models/1/b/c'];
      const kept = ['models/10/a', 'models/2/a'];
      for (const path of [...gone, ...kept]) await put(opened, at(path), 'x');
      await opened.reader.removeBelow(at('models/1'));
      await opened.reader.removeBelow(at('models/1'));
      await opened.reader.removeBelow({ ...at('models/2'), tenant: 'other' });
      const sizes = await Promise.all([...gone, ...kept].map((path) => opened.reader.size(at(path))));
      expect(sizes).toEqual([undefined, undefined, 1, 1]);
    });
  });
}
