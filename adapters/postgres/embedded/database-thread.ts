import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import type { DatabaseThreadData, FromDatabase, ToDatabase } from './protocol.ts';
import { slimPostgis } from './slim-postgis.ts';
import { Template } from './template.ts';
import { Turns } from './turns.ts';

// A thread of its own: PGlite computes in it, and its clients' event loop stays free.

const port = parentPort;
if (port === null) throw new Error('The database runs in a worker thread.');
const { folder } = workerData as DatabaseThreadData;
const tell = (message: FromDatabase) => port.postMessage(message);

try {
  const database = await open();
  const turns = new Turns({
    execute: async (bytes) => {
      const parts: Uint8Array[] = [];
      await database.execProtocolRawStream(bytes, { onRawData: (part) => parts.push(Buffer.from(part)) });
      return Buffer.concat(parts);
    },
    rollBack: async () => {
      await database.exec('ROLLBACK');
    },
    begins: (connection) => tell({ kind: 'turn-begins', connection }),
    answered: (connection, bytes) => tell({ kind: 'bytes', connection, bytes }),
    ends: (connection) => tell({ kind: 'turn-ends', connection }),
    saidGoodBye: (connection) => tell({ kind: 'disconnected', connection }),
  });
  port.on('message', (message: ToDatabase) => {
    if (message.kind === 'connect') turns.connect(message.connection);
    else if (message.kind === 'bytes') turns.add(message.connection, message.bytes);
    else if (message.kind === 'disconnect') turns.disconnect(message.connection);
    else void database.close().finally(() => port.close());
  });
  tell({ kind: 'ready' });
} catch (error) {
  tell({ kind: 'unusable', reason: error instanceof Error ? error.message : String(error) });
  port.close();
}

/** Opens the database; one whose making was broken off is made anew. */
async function open(): Promise<PGlite> {
  const dataDir = join(folder, 'postgres');
  const unfinished = join(folder, 'unfinished');
  if (existsSync(unfinished)) rmSync(dataDir, { recursive: true, force: true });
  const options = { dataDir, extensions: { postgis: slimPostgis(folder) } };
  if (existsSync(dataDir)) return PGlite.create(options);
  writeFileSync(unfinished, '');
  const database = await make(options);
  rmSync(unfinished);
  return database;
}

async function make(options: PGliteOptions): Promise<PGlite> {
  const template = new Template();
  const loadDataDir = template.read();
  if (loadDataDir !== undefined) return PGlite.create({ ...options, loadDataDir });
  const database = await PGlite.create(options);
  await database.exec('CREATE EXTENSION postgis WITH SCHEMA public');
  const dumped = await database.dumpDataDir('gzip');
  template.write(new Uint8Array(await dumped.arrayBuffer()));
  return database;
}
