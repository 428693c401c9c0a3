import { createHash, randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DigestThread } from '#adapters/threads';
import { plainDigest } from '#core/step';

const digests = new DigestThread(plainDigest);
afterAll(() => digests.close());

const shared = (length: number): Uint8Array => {
  const bytes = new Uint8Array(new SharedArrayBuffer(length));
  bytes.set(randomBytes(length));
  return bytes;
};
const sha256 = (...pieces: readonly Uint8Array[]) => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
};

describe('digests by a thread', () => {
  it.each([
    ['large and shared', [shared(3 << 20), shared(5 << 20), shared(7)]],
    ['large and shared first, then the caller’s own', [shared(4 << 20), randomBytes(1 << 20)]],
    ['small', [shared(100), shared(4 << 20)]],
    ['the caller’s own', [randomBytes(3 << 20)]],
    ['nothing', []],
  ])('are those of the same bytes in one thread: %s', async (_name, pieces) => {
    const digest = digests.begin();
    for (const piece of pieces) await digest.update(piece);
    expect(await digest.end()).toBe(sha256(...pieces));
  });

  it('is done with bytes when it says so', async () => {
    const memory = shared(4 << 20);
    const digest = digests.begin();
    const expected = createHash('sha256');
    for (let fill = 0; fill < 10; fill++) {
      memory.fill(fill);
      expected.update(memory);
      await digest.update(memory);
    }
    expect(await digest.end()).toBe(expected.digest('hex'));
  });

  it('are kept apart', async () => {
    const [a, b] = [shared(3 << 20), shared(3 << 20)];
    const [first, second] = [digests.begin(), digests.begin()];
    await Promise.all([first.update(a), second.update(b)]);
    await Promise.all([first.update(b), second.update(a)]);
    expect(await Promise.all([first.end(), second.end()])).toEqual([sha256(a, b), sha256(b, a)]);
  });

  it('fail where the thread is gone', async () => {
    const lost = new DigestThread(plainDigest);
    const digest = lost.begin();
    const update = digest.update(shared(64 << 20));
    await Promise.all([lost.close(), expect(update).rejects.toThrow('has ended')]);
    await expect(digest.end()).rejects.toThrow('has ended');
  });
});
