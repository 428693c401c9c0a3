import { rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type ListeningDatabase, listenEmbedded } from '#adapters/postgres';
import { temporaryFolder, workerFile } from '../support/database.ts';

const folder = temporaryFolder();
let database: ListeningDatabase | undefined;

beforeAll(async () => {
  database = await listenEmbedded({ folder, workerFile, port: 0 });
});

afterAll(async () => {
  await database?.close();
  rmSync(folder, { recursive: true });
});

async function client(options: pg.ClientConfig = {}): Promise<pg.Client> {
  const connection = new pg.Client({ host: '127.0.0.1', port: database?.port ?? 0, user: 'postgres', ...options });
  await connection.connect();
  return connection;
}

describe('the embedded database behind a port', () => {
  it('answers several clients, each its own transaction', async () => {
    const [first, second] = [await client(), await client()];
    await first.query('CREATE TABLE notes (text text)');
    await first.query('BEGIN');
    await first.query(`INSERT INTO notes VALUES ('one')`);
    const seen = second.query('SELECT count(*)::integer AS notes FROM notes');
    await first.query('ROLLBACK');
    expect((await seen).rows).toEqual([{ notes: 0 }]);
    expect((await second.query('SELECT postgis_lib_version() AS version')).rows).toEqual([
      { version: expect.stringMatching(/^3\./) },
    ]);
    await Promise.all([first.end(), second.end()]);
  });

  it('undoes what a client has begun that goes away', async () => {
    const socket = new Socket();
    const [lost, other] = [await client({ stream: () => socket }), await client()];
    lost.on('error', () => undefined);
    await lost.query('CREATE TABLE kept (text text)');
    await lost.query('BEGIN');
    await lost.query(`INSERT INTO kept VALUES ('gone')`);
    socket.destroy();
    expect((await other.query('SELECT * FROM kept')).rows).toEqual([]);
    await other.end();
  });

  it('declines encryption instead of hanging', async () => {
    await expect(client({ ssl: true })).rejects.toThrow('does not support SSL');
  });
});
