import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { MemoryObjectStore } from '#adapters/memory';
import { localScope } from '#core/model';
import { ArtifactWriter } from '#core/processing';

const key = (name: string) => ({ ...localScope, path: `models/abc/${name}` });

describe('the artifact writer', () => {
  it('writes one line per record, in chunks, and lists size and hash', async () => {
    const store = new MemoryObjectStore();
    const writer = new ArtifactWriter(store, localScope, 'models/abc', undefined);
    const records = Array.from(
      { length: 30_000 },
      (_, number) => `${JSON.stringify({ number, text: 'ü'.repeat(40) })}\n`,
    );
    await writer.lines('elements.ndjson', records);
    const written = Buffer.from((await store.read(key('elements.ndjson'))) ?? []);
    expect(written.toString('utf8')).toBe(records.join(''));
    expect(writer.artifacts).toEqual([
      { name: 'elements.ndjson', bytes: written.length, sha256: createHash('sha256').update(written).digest('hex') },
    ]);
  });

  it('leaves nothing behind when its source fails', async () => {
    const store = new MemoryObjectStore();
    const writer = new ArtifactWriter(store, localScope, 'models/abc', undefined);
    const failing = function* () {
      yield new Uint8Array(10);
      throw new Error('the source broke');
    };
    await expect(writer.bytes('model.glb', failing())).rejects.toThrow('the source broke');
    expect(await store.read(key('model.glb'))).toBeUndefined();
    expect(writer.artifacts).toEqual([]);
  });

  it('stops when it is cancelled', async () => {
    const cancelled = new AbortController();
    cancelled.abort(new Error('cancelled'));
    const writer = new ArtifactWriter(new MemoryObjectStore(), localScope, 'models/abc', cancelled.signal);
    await expect(writer.json('tree.json', {})).rejects.toThrow('cancelled');
  });
});
