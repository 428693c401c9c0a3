import { createHash, randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { MemoryObjectStore } from '#adapters/memory';
import { localScope } from '#core/model';
import { ArtifactWriter } from '#core/processing';
import { plainDigest } from '#core/step';

const key = (name: string) => ({ ...localScope, path: `models/abc/${name}` });

const placeIn = (store: MemoryObjectStore, signal?: AbortSignal) => ({
  store,
  scope: localScope,
  prefix: 'models/abc',
  isCompressed: false,
  digest: plainDigest,
  signal,
});

describe('the artifact writer', () => {
  it('writes chunk after chunk, and lists size and hash', async () => {
    const store = new MemoryObjectStore();
    const writer = new ArtifactWriter(placeIn(store));
    const records = Array.from(
      { length: 30_000 },
      (_, number) => `${JSON.stringify({ number, text: 'ü'.repeat(40) })}\n`,
    );
    await writer.bytes(
      'elements.ndjson',
      records.map((record) => Buffer.from(record)),
    );
    const written = Buffer.from((await store.read(key('elements.ndjson'))) ?? []);
    expect(written.toString('utf8')).toBe(records.join(''));
    expect(writer.artifacts).toEqual([
      { name: 'elements.ndjson', bytes: written.length, sha256: createHash('sha256').update(written).digest('hex') },
    ]);
  });

  it.each([false, true])('takes chunks whose memory is used in turn, compressed as well: %s', async (isCompressed) => {
    const store = new MemoryObjectStore();
    const writer = new ArtifactWriter({ ...placeIn(store), isCompressed });
    const content = randomBytes(40 * 300_000);
    const turns = [new Uint8Array(300_000), new Uint8Array(300_000)];
    const source = function* () {
      for (let done = 0, turn = 0; done < content.length; done += 300_000, turn++) {
        const chunk = turns[turn % 2] ?? new Uint8Array();
        chunk.set(content.subarray(done, done + chunk.length));
        yield chunk;
      }
    };
    await writer.bytes('model.glb', source());
    expect(content.equals((await store.read(key('model.glb'))) ?? new Uint8Array())).toBe(true);
    const copy = await store.read(key('model.glb.gz'));
    expect(copy && content.equals(gunzipSync(copy))).toBe(isCompressed ? true : undefined);
  });

  it('leaves nothing behind when its source fails', async () => {
    const store = new MemoryObjectStore();
    const writer = new ArtifactWriter(placeIn(store));
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
    const writer = new ArtifactWriter(placeIn(new MemoryObjectStore(), cancelled.signal));
    await expect(writer.json('tree.json', {})).rejects.toThrow('cancelled');
  });
});
