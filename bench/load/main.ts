// `node dist/bench/load.mjs KIND FOLDER` loads what `plinth process` has left in the folder into an empty database, and prints
// one line of JSON: how long that took, or `null` where there is no such database. Starting it is not counted; what the planner
// of its queries needs to know is.

import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { type Database, PostgresModelRepository } from '#adapters/postgres';
import { localScope } from '#core/model';
import { openDatabase } from './databases.ts';

/** As the server reads them (adapters/disk). */
const CHUNK_BYTES = 1 << 18;
const [kind = '', folder = ''] = process.argv.slice(2);
const opened = await openDatabase(kind);
try {
  console.log(JSON.stringify(opened ? await load(opened.database) : null));
} finally {
  await opened?.close();
}

async function load(database: Database) {
  const models = new PostgresModelRepository(database);
  const modelId = 'model';
  const createdAt = new Date().toISOString();
  const version = { modelId, versionId: 'version', name: 'Model', fileName: 'model.ifc', createdAt };
  const began = performance.now();
  const artifacts = (name: string) => createReadStream(join(folder, name), { highWaterMark: CHUNK_BYTES });
  await models.saveVersion(localScope, version, artifacts);
  const ms = performance.now() - began;
  const model = await models.getModel(localScope, modelId);
  if (model === undefined) throw new Error('The model was loaded, but is not there.');
  const { elements, properties } = model.current.counts;
  return { ms, elements, properties, peakMB: Math.round(process.resourceUsage().maxRSS / 1024) };
}
