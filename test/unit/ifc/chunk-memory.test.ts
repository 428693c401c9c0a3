import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { CHUNK_BYTES, ChunkMemory } from '../../../core/ifc/chunk-memory.ts';
import { JsonBytes } from '../../../core/ifc/json-bytes.ts';

describe('the memory of chunks', () => {
  it('is used again when chunks have been taken four times more, and not before', () => {
    const memory = new ChunkMemory();
    const given = Array.from({ length: 20 }, () => {
      const chunk = memory.give();
      memory.take([new Uint8Array(chunk)]);
      return chunk;
    });
    const last = (chunk: ArrayBuffer, before: number) => given.lastIndexOf(chunk, before - 1);
    const distances = given.flatMap((chunk, at) => (at > 0 && last(chunk, at) >= 0 ? [at - last(chunk, at)] : []));
    expect(new Set(given).size).toBe(5);
    expect(new Set(distances)).toEqual(new Set([5]));
  });

  it('stays as it is where nothing was taken', () => {
    const memory = new ChunkMemory();
    const chunk = memory.give();
    memory.take([new Uint8Array(chunk)]);
    for (let again = 0; again < 10; again++) memory.take([]);
    expect(memory.give()).not.toBe(chunk);
  });

  it('is larger where more is wanted, and then not kept', () => {
    const memory = new ChunkMemory();
    const large = memory.give(CHUNK_BYTES + 1);
    expect(large.byteLength).toBe(CHUNK_BYTES + 1);
    for (let take = 0; take < 10; take++) memory.take([new Uint8Array(large)]);
    expect(memory.give().byteLength).toBe(CHUNK_BYTES);
  });
});

describe('JSON written as bytes', () => {
  it('is whole, however many chunks share their memory', () => {
    const out = new JsonBytes();
    const [wanted, written] = [createHash('sha256'), createHash('sha256')];
    const memories = new Set<ArrayBufferLike>();
    const tell = (chunks: Uint8Array[]) => {
      for (const chunk of chunks) {
        memories.add(chunk.buffer);
        written.update(chunk);
      }
    };
    for (let line = 0; line < 600; line++) {
      const text = `${line} `.repeat(20_000);
      out.text(text);
      wanted.update(text);
      if (out.hasFull) tell(out.take());
    }
    const total = out.written;
    tell(out.finish());
    expect(written.digest('hex')).toBe(wanted.digest('hex'));
    expect(total).toBeGreaterThan(40e6);
    expect(memories.size).toBeLessThan(8);
  });
});
