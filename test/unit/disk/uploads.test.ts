import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DiskUploads } from '#adapters/disk';
import { localScope } from '#core/model';

const folder = mkdtempSync(join(tmpdir(), 'plinth-uploads-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LEAST = 5 * 2 ** 20;
const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');
const bytes = (length: number, value: number) => new Uint8Array(length).fill(value);
const uploads = new DiskUploads(folder);
let files = 0;
const newKey = () => ({ ...localScope, path: `file-${++files}` });

async function* chunks(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}

/** A multipart upload with some parts already there. */
async function begun(...parts: readonly (readonly [number, Uint8Array])[]) {
  const key = newKey();
  const multipartId = await uploads.createMultipart(key);
  const put = (partNumber: number, content: Uint8Array) =>
    uploads.putPart(key, { multipartId, partNumber }, chunks(content), 4 * LEAST);
  for (const [partNumber, content] of parts) await put(partNumber, content);
  const complete = (...named: readonly (readonly [number, Uint8Array])[]) =>
    uploads.completeMultipart(
      key,
      multipartId,
      named.map(([partNumber, content]) => ({ partNumber, etag: md5(content) })),
    );
  return { key, multipartId, put, complete };
}

describe('an object that is put', () => {
  it('is stored as a whole, with its checksums', async () => {
    const key = newKey();
    const stored = await uploads.putObject(key, chunks(bytes(3, 1), bytes(4, 2)), 7);
    expect(stored).toMatchObject({ done: true, file: { bytes: 7 } });
    expect([...readFileSync(uploads.path(key))]).toEqual([1, 1, 1, 2, 2, 2, 2]);
  });

  it('leaves nothing when it is too large, or when its sender goes away', async () => {
    const key = newKey();
    expect(await uploads.putObject(key, chunks(bytes(8, 1)), 7)).toEqual({ done: false, refusal: 'EntityTooLarge' });
    const broken = async function* () {
      yield bytes(3, 1);
      throw new Error('connection lost');
    };
    await expect(uploads.putObject(key, broken(), 7)).rejects.toThrow('connection lost');
    expect(await uploads.size(key)).toBeUndefined();
    expect(readdirSync(join(folder, 'local/local')).filter((name) => name.startsWith(key.path))).toEqual([]);
  });
});

describe('an object in parts', () => {
  const [one, two, three] = [bytes(LEAST, 1), bytes(LEAST, 2), bytes(9, 3)];

  it('is joined in the order of the numbers, whatever the order of arrival, and forgets its parts', async () => {
    const { key, multipartId, complete } = await begun([3, three], [1, one], [2, two]);
    const completed = await complete([1, one], [2, two], [3, three]);
    const etag = `${md5(Buffer.concat([one, two, three].map((part) => Buffer.from(md5(part), 'hex'))))}-3`;
    expect(completed).toMatchObject({ done: true, etag, file: { bytes: 2 * LEAST + 9 } });
    expect(readFileSync(uploads.path(key)).equals(Buffer.concat([one, two, three]))).toBe(true);
    expect(await uploads.listParts(key, multipartId)).toEqual({ done: false, refusal: 'NoSuchUpload' });
    expect(await complete([1, one], [2, two], [3, three])).toEqual({ done: true, etag, file: undefined });
  });

  it('lists what has arrived, a part that came twice as it came last', async () => {
    const { key, multipartId, put } = await begun([2, two], [1, three]);
    await put(1, one);
    const listed = await uploads.listParts(key, multipartId);
    expect(
      listed.done && listed.parts.map(({ partNumber, md5: etag, bytes: size }) => [partNumber, etag, size]),
    ).toEqual([
      [1, md5(one), LEAST],
      [2, md5(two), LEAST],
    ]);
  });

  it.each([
    [
      'a part that never came',
      [
        [1, one],
        [2, two],
      ],
      [[1, one]],
      'InvalidPart',
    ],
    ['other bytes than came', [[1, two]], [[1, one]], 'InvalidPart'],
    [
      'parts in disorder',
      [
        [2, two],
        [1, one],
      ],
      [
        [1, one],
        [2, two],
      ],
      'InvalidPartOrder',
    ],
    [
      'a small part before the last',
      [
        [1, three],
        [2, two],
      ],
      [
        [1, three],
        [2, two],
      ],
      'EntityTooSmall',
    ],
    ['nothing at all', [], [[1, one]], 'InvalidPart'],
  ] as const)('is not completed from %s', async (_what, named, there, refusal) => {
    const { key, complete } = await begun(...there);
    expect(await complete(...named)).toEqual({ done: false, refusal });
    expect(await uploads.size(key)).toBeUndefined();
  });

  it('takes no more bytes in all than were announced', async () => {
    const { put } = await begun([1, one], [2, two], [3, one]);
    expect(await put(4, bytes(LEAST + 1, 4))).toEqual({ done: false, refusal: 'EntityTooLarge' });
    expect(await put(3, bytes(LEAST + 1, 4))).toMatchObject({ done: true });
  });

  it('is gone with everything when it is aborted or removed', async () => {
    const { key, multipartId, put } = await begun([1, one]);
    await uploads.abortMultipart(key, multipartId);
    expect(await put(2, two)).toEqual({ done: false, refusal: 'NoSuchUpload' });
    const other = await begun([1, one]);
    await uploads.remove(other.key);
    expect(await uploads.listParts(other.key, other.multipartId)).toEqual({ done: false, refusal: 'NoSuchUpload' });
  });
});
