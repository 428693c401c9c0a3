import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { Database, DatabaseProblem } from '#adapters/postgres';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { failureText } from './failure-text.ts';

const workerFile = new URL('./pglite-worker.mjs', import.meta.url);

/** Which database, as commands that ask one are told. */
export interface DatabaseOptions {
  readonly data: string;
  readonly database?: string;
}

export const databaseOptions = () => [
  new Option('--data <folder>', 'the data of the server').env('PLINTH_DATA').default('plinth-data'),
  new Option('--database <url>', 'a PostgreSQL server instead').env('DATABASE_URL'),
];

/** Does something with the database, and says what was in the way. */
export function withDatabase(options: DatabaseOptions, run: (database: Database) => Promise<void>): Promise<void> {
  return reportingProblems(() => usingDatabase(options, run));
}

/**
 * Opens the database for as long as it is used. The embedded database has one owner: while a server runs on the folder,
 * it cannot be opened a second time.
 *
 * @throws DatabaseProblem where it is in use, missing, or cannot be used.
 */
export async function usingDatabase<T>(options: DatabaseOptions, run: (database: Database) => Promise<T>): Promise<T> {
  const database = await open(options);
  try {
    return await run(database);
  } finally {
    await database.close();
  }
}

/** Says what was in the way, and ends with the exit code of that. */
export async function reportingProblems(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof DatabaseProblem) console.error(`${error.message} [${error.code}]\n  ${error.remedy}`);
    else console.error(failureText(error));
    process.exitCode = error instanceof DatabaseProblem ? exitCodes.storage.code : exitCodeOf(error);
  }
}

function open({ data, database: url }: DatabaseOptions): Promise<Database> {
  if (url !== undefined) return Database.open({ url });
  const folder = join(data, 'database');
  if (existsSync(folder)) return Database.open({ folder, workerFile });
  throw new DatabaseProblem(
    'database/missing',
    `There is no database in ${data}.`,
    'Name the folder of the server by --data or PLINTH_DATA, or a PostgreSQL server by --database or DATABASE_URL.',
  );
}
