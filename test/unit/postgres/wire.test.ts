import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fatalError, settleAnswer, UnitReader } from '../../../adapters/postgres/embedded/wire.ts';

/** A message of the protocol: type, length, content. */
function message(type: string, content = ''): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(type, 'latin1'), length, Buffer.from(content)]);
}

const startup = message('', 'user\0postgres\0\0');
const pipeline = [message('P', 'select $1'), message('B', 'x'.repeat(300)), message('D'), message('E')];
const units = [
  startup,
  Buffer.concat([...pipeline, message('S')]),
  message('Q', 'select 1'),
  Buffer.concat([...pipeline, message('H')]),
  message('S'),
  message('X'),
];

describe('what a client sends', () => {
  it('is cut into units that belong together, in whatever parts it arrives', () => {
    const bytes = Buffer.concat(units);
    const property = fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }), (sizes) => {
      const reader = new UnitReader();
      const read: string[] = [];
      for (let at = 0, part = 0; at < bytes.length; part++) {
        const end = at + (sizes[part % sizes.length] ?? 1);
        for (const unit of reader.add(bytes.subarray(at, end))) read.push(Buffer.from(unit.bytes).toString('latin1'));
        at = end;
      }
      expect(read).toEqual(units.map((unit) => unit.toString('latin1')));
    });
    fc.assert(property);
  });

  it('tells a good-bye, and a pipeline that goes on', () => {
    const read = [...new UnitReader().add(Buffer.concat(units))];
    expect(read.map(({ isGoodBye }) => isGoodBye)).toEqual([false, false, false, false, false, true]);
    expect(read.map(({ isOpen }) => isOpen)).toEqual([false, false, false, true, false, false]);
  });
});

describe('what the database answers', () => {
  it('has one ReadyForQuery, the last, where PGlite gives two', () => {
    const answer = Buffer.concat([message('1'), message('E', 'fault'), message('Z', 'T'), message('Z', 'E')]);
    const { bytes, status } = settleAnswer(answer);
    expect(bytes).toEqual(Buffer.concat([message('1'), message('E', 'fault'), message('Z', 'E')]));
    expect(status).toBe('E');
  });

  it('has none where the server is not ready', () => {
    expect(settleAnswer(message('1'))).toEqual({ bytes: message('1'), status: undefined });
  });

  it('ends with an error that has the fields PostgreSQL gives', () => {
    const error = fatalError('57014', 'too slow');
    expect(error).toEqual(message('E', 'SFATAL\0VFATAL\0C57014\0Mtoo slow\0\0'));
  });
});
