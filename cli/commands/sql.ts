import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { Database, DatabaseProblem, PostgresSqlQueries } from '#adapters/postgres';
import { askServer, type OwnerAnswer, type OwnerQuestion } from '#standalone';
import { exitCodeOf, exitCodes, exitCodesHelp } from '../exit-codes.ts';
import { failureText } from '../failure-text.ts';
import { type SqlFormat, sqlFormats } from '../sql-formats.ts';

const workerFile = new URL('./pglite-worker.mjs', import.meta.url);

interface Options {
  readonly data: string;
  readonly database?: string;
  readonly format: SqlFormat;
  readonly rows: number;
  readonly timeout: number;
}

const wholeNumber = (most: number) => (text: string) => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new InvalidArgumentError(`A whole number from 1 to ${most} is needed.`);
};

/** `plinth sql "SELECT ..."`. */
export function sqlCommand(): Command {
  return new Command('sql')
    .description('ask the database: read-only, the views of docs/sql.md')
    .argument('<query>', 'one SELECT, VALUES or WITH')
    .addOption(new Option('--data <folder>', 'the data of the server').env('PLINTH_DATA').default('plinth-data'))
    .addOption(new Option('--database <url>', 'a PostgreSQL server instead').env('DATABASE_URL'))
    .addOption(new Option('-f, --format <format>', 'how to print').choices(Object.keys(sqlFormats)).default('table'))
    .addOption(new Option('--rows <number>', 'print no more').default(1000).argParser(wholeNumber(1_000_000)))
    .addOption(new Option('--timeout <seconds>', 'take no longer').default(30).argParser(wholeNumber(3600)))
    .addHelpText('after', exitCodesHelp)
    .action(run);
}

async function run(query: string, { data, database: url, format, rows, timeout }: Options): Promise<void> {
  try {
    const answer = await ask(resolve(data), url, { sql: query, rows, milliseconds: timeout * 1000 });
    if (answer.outcome === 'refused') {
      console.error(`${answer.message} [${answer.code}]\n  ${answer.remedy}`);
      process.exitCode = exitCodes.usage.code;
      return;
    }
    process.stdout.write(sqlFormats[format](answer));
    if (!answer.isComplete) console.error(`These are the first ${rows} rows; --rows gives more.`);
  } catch (error) {
    if (error instanceof DatabaseProblem) console.error(`${error.message} [${error.code}]\n  ${error.remedy}`);
    else console.error(failureText(error));
    process.exitCode = error instanceof DatabaseProblem ? exitCodes.storage.code : exitCodeOf(error);
  }
}

/** The embedded database has one owner: the server of the folder, where one is running, otherwise this process. */
async function ask(data: string, url: string | undefined, question: OwnerQuestion): Promise<OwnerAnswer> {
  const answer = url === undefined ? await askServer(data, question) : undefined;
  if (answer !== undefined) return answer;
  const database = await open(data, url);
  try {
    const { sql, ...limits } = question;
    return await new PostgresSqlQueries(database).query(sql, limits);
  } finally {
    await database.close();
  }
}

function open(data: string, url: string | undefined): Promise<Database> {
  if (url !== undefined) return Database.open({ url });
  const folder = join(data, 'database');
  if (existsSync(folder)) return Database.open({ folder, workerFile });
  throw new DatabaseProblem(
    'database/missing',
    `There is no database in ${data}.`,
    'Name the folder of the server by --data or PLINTH_DATA, or a PostgreSQL server by --database or DATABASE_URL.',
  );
}
