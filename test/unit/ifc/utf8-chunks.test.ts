import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { utf8Chunks } from '../../../core/ifc/utf8-chunks.ts';

const MOST_CHUNK_BYTES = 4 << 20;

describe('texts as chunks of UTF-8', () => {
  it('are the same bytes as all of them on end', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const bytes = Buffer.concat([...utf8Chunks(texts)]);
        expect(bytes).toEqual(Buffer.concat(texts.map((text) => Buffer.from(text))));
      }),
    );
  });

  it('take the memory of two chunks, however long they are, and each is whole until the next but one is asked for', () => {
    const texts = Array.from({ length: 600 }, (_, line) => `${line} ü`.repeat(20_000));
    const [wanted, written] = [createHash('sha256'), createHash('sha256')];
    const memories = new Set<ArrayBufferLike>();
    let before: Uint8Array = new Uint8Array(0);
    for (const chunk of utf8Chunks(texts)) {
      written.update(before);
      before = chunk;
      memories.add(chunk.buffer);
      expect(chunk.length).toBeLessThanOrEqual(MOST_CHUNK_BYTES);
    }
    for (const text of texts) wanted.update(text);
    expect(written.update(before).digest('hex')).toBe(wanted.digest('hex'));
    expect(memories.size).toBe(2);
  });

  it('have a chunk of their own where they are longer than one', () => {
    const long = 'é'.repeat(3 << 20);
    const texts = ['a', long, 'b'];
    expect([...utf8Chunks(texts)].map((chunk) => Buffer.from(chunk).toString())).toEqual(texts);
  });

  it('are none where there is no text', () => {
    expect([...utf8Chunks(['', ''])]).toEqual([]);
  });
});
