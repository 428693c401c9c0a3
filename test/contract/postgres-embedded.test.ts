import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Database, PostgresJobRepository, PostgresModelRepository, PostgresSqlQueries } from '#adapters/postgres';
import { localScope } from '#core/model';
import { emptied, openEmbedded, type TestDatabase, temporaryFolder, workerFile } from '../support/database.ts';
import { artifactsOf, someVersion } from '../support/database-model.ts';
import { jobRepositoryContract } from './job-repository.contract.ts';
import { modelRepositoryContract } from './model-repository.contract.ts';
import { sqlQueriesContract } from './sql-queries.contract.ts';
import { sqlQuestionsContract } from './sql-questions.contract.ts';

jest.setTimeout(60_000); // the machine may be busy

let test: TestDatabase;
let jobs: PostgresJobRepository;
let models: PostgresModelRepository;
let sql: PostgresSqlQueries;

beforeAll(async () => {
  test = await openEmbedded();
  jobs = new PostgresJobRepository(test.database);
  models = new PostgresModelRepository(test.database);
  sql = new PostgresSqlQueries(test.database);
}, 120_000);

afterAll(() => test.close());

const empty =
  <T>(made: () => T) =>
  async () => {
    await emptied(test.database);
    return made();
  };

modelRepositoryContract(
  'PostgresModelRepository on PGlite',
  empty(() => models),
);
jobRepositoryContract(
  'PostgresJobRepository on PGlite',
  empty(() => jobs),
);
sqlQueriesContract(
  'PostgresSqlQueries on PGlite',
  empty(() => ({ sql, models })),
);
sqlQuestionsContract(
  'PGlite',
  empty(() => ({ sql, models })),
);

describe('the embedded database', () => {
  it('lets SQL not leave its role', async () => {
    const leave = `SELECT set_config('role', 'postgres', true)`;
    expect(await sql.query(leave, { rows: 1, milliseconds: 5000 })).toMatchObject({ code: 'sql/not-allowed' });
  });

  it('has one owner', async () => {
    const second = Database.open({ folder: test.folder, workerFile });
    await expect(second).rejects.toMatchObject({ code: 'database/in-use' });
  });

  it('gives many connections their own answers at once', async () => {
    const pool = test.database.pool({ statementTimeoutMs: 0 });
    const ask = async (number: number) => {
      const text =
        number % 2 === 0 ? 'SELECT $1::integer AS n' : `SELECT $1::text || repeat(' ', 1000) AS n, 1 / ($2 - 1)`;
      const { rows } = await pool.query<{ n: unknown }>(text, number % 2 === 0 ? [number] : [number, number % 3]);
      return Number(rows[0]?.n);
    };
    const numbers = Array.from({ length: 60 }, (_, number) => number);
    const answers = await Promise.all(numbers.map((number) => ask(number).catch(() => 'divided by zero')));
    const fails = (number: number) => number % 2 === 1 && number % 3 === 1;
    expect(answers).toEqual(numbers.map((number) => (fails(number) ? 'divided by zero' : number)));
  });

  it('keeps what it has when it is opened again, and makes anew what was not finished', async () => {
    const folder = temporaryFolder();
    const reopen = () => Database.open({ folder, workerFile });
    const listed = async (database: Database) => {
      const ids = (await new PostgresModelRepository(database).listModels(localScope)).map(({ modelId }) => modelId);
      await database.close();
      return ids;
    };
    const first = await reopen();
    const version = someVersion();
    await new PostgresModelRepository(first).saveVersion(localScope, version, artifactsOf({ contentId: 'a' }));
    await first.close();
    expect(await listed(await reopen())).toEqual([version.modelId]);
    writeFileSync(join(folder, 'unfinished'), '');
    expect(await listed(await reopen())).toEqual([]);
    rmSync(folder, { recursive: true });
  }, 120_000);
});
