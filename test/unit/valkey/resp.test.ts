import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keySlot } from '../../../adapters/valkey/key-slot.ts';
import { ErrorReply, encodeCommand, NotResp, type Reply, ReplyReader } from '../../../adapters/valkey/resp.ts';

/** As a server writes it (https://valkey.io/topics/protocol). */
function written(reply: Reply): Buffer {
  if (reply === null) return Buffer.from('$-1\r\n');
  if (typeof reply === 'string') return Buffer.from(`+${reply}\r\n`);
  if (typeof reply === 'number') return Buffer.from(`:${reply}\r\n`);
  if (reply instanceof ErrorReply) return Buffer.from(`-${reply.message}\r\n`);
  if (Buffer.isBuffer(reply)) return Buffer.concat([Buffer.from(`$${reply.length}\r\n`), reply, Buffer.from('\r\n')]);
  return Buffer.concat([Buffer.from(`*${reply.length}\r\n`), ...reply.map(written)]);
}

const line = fc.string({ unit: 'grapheme-ascii' }).map((text) => text.replace(/[\r\n]/g, ''));
const { reply: someReply } = fc.letrec<{ reply: Reply }>((tie) => ({
  reply: fc.oneof(
    { depthSize: 'small' },
    line,
    fc.integer(),
    fc.constant(null),
    line.map((text) => new ErrorReply(text)),
    fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    fc.array(tie('reply'), { maxLength: 3 }),
  ),
}));

describe('replies', () => {
  it('are read whole, however they are cut', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(someReply), cuts, (replies, sizes) => {
        const bytes = Buffer.concat(replies.map(written));
        const reader = new ReplyReader();
        const read: Reply[] = [];
        for (let start = 0, turn = 0; start < bytes.length; turn++) {
          const end = start + (sizes[turn % sizes.length] ?? 1);
          read.push(...reader.read(bytes.subarray(start, end)));
          start = end;
        }
        expect(read).toEqual(replies);
      }),
    );
  });

  it.each(['HTTP/1.1 400 Bad Request\r\n', '$x\r\n', ':\r\n', '%2\r\n'])('are not %j', (text) => {
    expect(() => new ReplyReader().read(Buffer.from(text))).toThrow(NotResp);
  });
});

describe('a command', () => {
  it('counts bytes, not characters', () => {
    expect(String(encodeCommand(['GET', 'ä']))).toBe('*2\r\n$3\r\nGET\r\n$2\r\nä\r\n');
  });
});

describe('the slot of a key', () => {
  // From the cluster specification, and from CLUSTER KEYSLOT of a server.
  it.each([
    ['123456789', 0x31c3],
    ['foo', 12182],
    ['{user1000}.following', 3443],
    ['{user1000}.followers', 3443],
    ['foo{}{bar}', 8363],
    ['', 0],
  ])('%j is %d', (key, slot) => {
    expect(keySlot(key)).toBe(slot);
  });
});
