import { Command, Option } from 'commander';
import { PostgresSqlQueries } from '#adapters/postgres';
import { askServer, type OwnerAnswer, type OwnerQuestion } from '#standalone';
import { exitCodes, exitCodesHelp } from '../exit-codes.ts';
import { type DatabaseOptions, databaseOptions, reportingProblems, usingDatabase } from '../open-database.ts';
import { type SqlFormat, sqlFormats } from '../sql-formats.ts';
import { wholeNumber } from '../whole-number.ts';

interface Options extends DatabaseOptions {
  readonly format: SqlFormat;
  readonly rows: number;
  readonly timeout: number;
}

/** `plinth sql "SELECT ..."`. */
export function sqlCommand(): Command {
  const command = new Command('sql')
    .description('ask the database: read-only, the views of docs/sql.md')
    .argument('<query>', 'one SELECT, VALUES or WITH')
    .addOption(new Option('-f, --format <format>', 'how to print').choices(Object.keys(sqlFormats)).default('table'))
    .addOption(new Option('--rows <number>', 'print no more').default(1000).argParser(wholeNumber(1, 1_000_000)))
    .addOption(new Option('--timeout <seconds>', 'take no longer').default(30).argParser(wholeNumber(1, 3600)))
    .addHelpText('after', exitCodesHelp)
    .action(run);
  for (const option of databaseOptions()) command.addOption(option);
  return command;
}

async function run(query: string, { format, rows, timeout, ...options }: Options): Promise<void> {
  await reportingProblems(async () => {
    const answer = await ask(options, { sql: query, rows, milliseconds: timeout * 1000 });
    if (answer.outcome === 'refused') {
      console.error(`${answer.message} [${answer.code}]\n  ${answer.remedy}`);
      process.exitCode = exitCodes.usage.code;
      return;
    }
    process.stdout.write(sqlFormats[format](answer));
    if (!answer.isComplete) console.error(`These are the first ${rows} rows; --rows gives more.`);
  });
}

/** The embedded database has one owner: the server of the folder, where one is running, otherwise this process. */
async function ask(options: DatabaseOptions, question: OwnerQuestion): Promise<OwnerAnswer> {
  const answer = options.database === undefined ? await askServer(options.data, question) : undefined;
  if (answer !== undefined) return answer;
  const { sql, ...limits } = question;
  return usingDatabase(options, (database) => new PostgresSqlQueries(database).query(sql, limits));
}
