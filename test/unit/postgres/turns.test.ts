import { describe, expect, it } from '@jest/globals';
import { Turns } from '../../../adapters/postgres/embedded/turns.ts';

function message(type: string, content = ''): Buffer {
  const bytes = Buffer.alloc(5 + content.length);
  bytes.write(type, 0);
  bytes.writeUInt32BE(4 + content.length, 1);
  bytes.write(content, 5);
  return bytes;
}

const startup = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]);

/** The contents of messages. */
function contents(bytes: Uint8Array): string[] {
  const found: string[] = [];
  const buffer = Buffer.from(bytes);
  for (let at = 0; at < buffer.length; at += 1 + buffer.readUInt32BE(at + 1)) {
    const content = buffer.toString('latin1', at + 5, at + 1 + buffer.readUInt32BE(at + 1));
    if (content !== '') found.push(content);
  }
  return found;
}

/** A session that remembers what it was sent; `BEGIN` and `COMMIT` change its state as in PostgreSQL. */
function session() {
  const log: string[] = [];
  let status = 'I';
  const turns = new Turns({
    execute: async (bytes) => {
      const texts = bytes[0] === 0 ? [] : contents(bytes);
      log.push(...texts);
      if (texts.includes('BEGIN')) status = 'T';
      if (texts.includes('COMMIT')) status = 'I';
      return message('Z', status);
    },
    rollBack: async () => {
      log.push('rolled back');
      status = 'I';
    },
    begins: () => undefined,
    answered: () => undefined,
    ends: () => undefined,
    saidGoodBye: (connection) => void log.push(`bye ${connection}`),
  });
  for (const connection of [1, 2]) {
    turns.connect(connection);
    turns.add(connection, startup);
  }
  const quiet = async () => {
    for (let at = 0; at < 20; at++) await new Promise((resolve) => setImmediate(resolve));
  };
  return { turns, log, quiet, send: (connection: number, sql: string) => turns.add(connection, message('Q', sql)) };
}

describe('the turns of connections in one session', () => {
  it('go in the order of arrival', async () => {
    const { log, quiet, send } = session();
    send(1, 'first');
    send(2, 'second');
    send(1, 'third');
    await quiet();
    expect(log).toEqual(['first', 'second', 'third']);
  });

  it('let a transaction end before anybody else has one', async () => {
    const { log, quiet, send } = session();
    send(1, 'BEGIN');
    send(2, 'other');
    await quiet();
    send(1, 'work');
    send(1, 'COMMIT');
    await quiet();
    expect(log).toEqual(['BEGIN', 'work', 'COMMIT', 'other']);
  });

  it('undo the transaction of a connection that is gone', async () => {
    const { turns, log, quiet, send } = session();
    send(1, 'BEGIN');
    send(2, 'other');
    await quiet();
    turns.disconnect(1);
    await quiet();
    expect(log).toEqual(['BEGIN', 'rolled back', 'other']);
  });

  it('keep a pipeline together whose parts arrive late', async () => {
    const { turns, log, quiet, send } = session();
    turns.add(1, message('P', 'parse'));
    send(2, 'other');
    await quiet();
    turns.add(1, Buffer.concat([message('B', 'bind'), message('S')]));
    await quiet();
    expect(log).toEqual(['other', 'parse', 'bind']);
  });

  it('end with a good-bye', async () => {
    const { turns, log, quiet, send } = session();
    turns.add(1, message('X'));
    send(1, 'late');
    await quiet();
    expect(log).toEqual(['bye 1']);
  });
});
