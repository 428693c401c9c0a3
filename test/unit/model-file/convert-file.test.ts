import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DiskObjectReader, DiskObjectStore } from '#adapters/disk';
import { localScope, type ObjectKey } from '#core/model';
import { artifactNames } from '#core/processing';
import { type ConvertRequest, convertFile } from '../../../adapters/model-file/index.ts';
import { turnedOn } from '../../support/features.ts';
import { smallModel } from '../../support/small-model.ts';
import { deflated, zipOf } from '../../support/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-convert-'));
afterAll(() => rmSync(folder, { recursive: true }));

const workerFile = new URL('../../../dist/geometry-worker.mjs', import.meta.url);

/** Converts files into a store of its own, and says which objects were written. */
function converter() {
  const root = mkdtempSync(join(folder, 'store-'));
  const [store, reader] = [new DiskObjectStore(root), new DiskObjectReader(root)];
  const written: string[] = [];
  const noted = {
    read: (key: ObjectKey) => store.read(key),
    create: (key: ObjectKey) => {
      written.push(key.path.replace(/^.*\//, ''));
      return store.create(key);
    },
  };
  const convert = (content: string | Uint8Array, given: Partial<ConvertRequest> = {}) => {
    const path = join(mkdtempSync(join(folder, 'file-')), 'upload');
    writeFileSync(path, content);
    const stored = { read: noted.read, size: (key: ObjectKey) => reader.size(key) };
    return convertFile({
      scope: localScope,
      path,
      sha256: null,
      store: noted,
      stored,
      workerFile,
      shapeThreads: 1,
      features: turnedOn(),
      ...given,
    });
  };
  return { convert, written, root };
}

const counts = { expected: 3, produced: 3, failed: 0, empty: 0 };

describe('a file', () => {
  it('is converted once: the same bytes again, packed or not, write nothing', async () => {
    const { convert, written } = converter();
    const text = smallModel({ walls: 3 });
    const first = await convert(text);
    expect(first).toMatchObject({
      kind: 'done',
      result: { coverage: counts, timings: { indexMs: expect.any(Number), writeMs: expect.any(Number) } },
    });
    expect(written.splice(0)).toHaveLength(7);
    const contentId = first.kind === 'done' ? first.result.contentId : '';
    const sha256 = createHash('sha256').update(text).digest('hex');
    for (const again of [convert(text), convert(text, { sha256 }), convert(zipOf(deflated('house.ifc', text)))]) {
      expect(await again).toMatchObject({ kind: 'done', result: { contentId, coverage: counts, timings: {} } });
    }
    expect(written).toEqual([]);
  });

  it('is converted again where part of what it became is gone', async () => {
    const { convert, written, root } = converter();
    const text = smallModel({ walls: 3 });
    const first = await convert(text);
    written.splice(0);
    const contentId = first.kind === 'done' ? first.result.contentId : '';
    rmSync(join(root, 'local/local/models', contentId, 'model.glb'));
    expect(await convert(text)).toMatchObject({ kind: 'done', result: { contentId } });
    expect(written).toHaveLength(7);
  });

  it('that is none is rejected with the reason', async () => {
    const { convert } = converter();
    expect(await convert('no model')).toMatchObject({ kind: 'rejected', error: { code: 'step/not-step' } });
    const empty = zipOf(deflated('readme.txt', ''));
    expect(await convert(empty)).toMatchObject({ kind: 'rejected', error: { code: 'zip/no-model' } });
  });

  it('is given up where the caller wants it no more, and leaves no half of an artifact', async () => {
    const { convert, root } = converter();
    const signal = AbortSignal.abort(new Error('Cancelled.'));
    await expect(convert(smallModel(), { signal })).rejects.toThrow();
    expect(readdirSync(root)).toEqual([]);
  });

  const faulty = smallModel().replace("IFCLABEL('EI30')", 'IFCLABEL(');

  it('with something that would be lost becomes a model, or is rejected where validation is strict', async () => {
    const { convert } = converter();
    const strict = { features: turnedOn('strictValidation') };
    const first = await convert(faulty, strict);
    expect(first).toMatchObject({ kind: 'rejected', error: { code: 'validation/strict' } });
    expect(first.kind === 'rejected' && first.error.message).toContain('#33');
    expect((await convert(faulty)).kind).toBe('done');
    expect(await convert(faulty, strict)).toEqual(first); // also where the same bytes were converted before
    expect((await convert(smallModel(), strict)).kind).toBe('done');
  });

  it('is stored compressed as well where that is turned on, and says the same', async () => {
    const { convert, root } = converter();
    const converted = await convert(smallModel(), { features: turnedOn('exportCompression') });
    const contentId = converted.kind === 'done' ? converted.result.contentId : '';
    const bytesOf = (name: string) => readFileSync(join(root, 'local/local/models', contentId, name));
    for (const name of artifactNames) expect(gunzipSync(bytesOf(`${name}.gz`))).toEqual(bytesOf(name));
  });

  it('tells the memory of every stage where monitoring is advanced', async () => {
    const { convert } = converter();
    const converted = await convert(smallModel(), { features: turnedOn('advancedMonitoring') });
    const memory = converted.kind === 'done' ? converted.result.stageMemoryMB : undefined;
    expect(Object.keys(memory ?? {}).sort()).toEqual(['data', 'geometry', 'index', 'write']);
    for (const megabytes of Object.values(memory ?? {})) expect(megabytes).toBeGreaterThan(10);
  });
});
