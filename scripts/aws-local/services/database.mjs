// @ts-check
// The database of the local AWS edition: PostgreSQL with PostGIS of this machine, or the embedded one.

import { startEmbedded } from './embedded.mjs';
import { installPostgres, postgresPrograms, startPostgres } from './postgres.mjs';

/**
 * @param {string} folder of the run.
 * @param {(line: string) => void} log
 * @returns {Promise<{ url: string, program: import('../processes.mjs').Background }>}
 */
export async function startDatabase(folder, log) {
  const programs = postgresPrograms();
  if (programs !== undefined) return startPostgres({ folder, programs });
  log(`There is no PostgreSQL with PostGIS here (${installPostgres}): the embedded one is used instead.`);
  log('It has one session in which all take turns: a large model keeps others waiting, and roles are not checked.');
  return startEmbedded(folder);
}
