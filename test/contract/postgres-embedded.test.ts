import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  Database,
  PostgresAccounts,
  PostgresApiKeys,
  PostgresAuditLog,
  PostgresJobRepository,
  PostgresJobStatistics,
  PostgresModelRepository,
  PostgresSqlQueries,
} from '#adapters/postgres';
import { localScope } from '#core/model';
import { emptied, openEmbedded, type TestDatabase, temporaryFolder, workerFile } from '../support/database.ts';
import { artifactsOf, someElement, someVersion } from '../support/database-model.ts';
import { someJob } from '../support/jobs.ts';
import { accountsContract } from './accounts.contract.ts';
import { apiKeysContract } from './api-keys.contract.ts';
import { auditLogContract } from './audit-log.contract.ts';
import { auditRetentionContract } from './audit-retention.contract.ts';
import { jobRepositoryContract } from './job-repository.contract.ts';
import { jobStatisticsContract } from './job-statistics.contract.ts';
import { modelRepositoryContract } from './model-repository.contract.ts';
import { sqlQueriesContract } from './sql-queries.contract.ts';
import { sqlQuestionsContract } from './sql-questions.contract.ts';
import { tenantsContract } from './tenants.contract.ts';

jest.setTimeout(60_000); // the machine may be busy

let test: TestDatabase;
let accounts: PostgresAccounts;
let apiKeys: PostgresApiKeys;
let auditLog: PostgresAuditLog;
let jobs: PostgresJobRepository;
let models: PostgresModelRepository;
let statistics: PostgresJobStatistics;
let sql: PostgresSqlQueries;

beforeAll(async () => {
  test = await openEmbedded();
  accounts = new PostgresAccounts(test.database);
  apiKeys = new PostgresApiKeys(test.database);
  auditLog = new PostgresAuditLog(test.database);
  jobs = new PostgresJobRepository(test.database);
  models = new PostgresModelRepository(test.database);
  statistics = new PostgresJobStatistics(test.database);
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
accountsContract(
  'PostgresAccounts on PGlite',
  empty(() => accounts),
);
apiKeysContract(
  'PostgresApiKeys on PGlite',
  empty(() => apiKeys),
);
auditLogContract(
  'PostgresAuditLog on PGlite',
  empty(() => auditLog),
);
auditRetentionContract(
  'PostgresAuditLog on PGlite',
  empty(() => auditLog),
);
jobStatisticsContract(
  'PostgresJobStatistics on PGlite',
  empty(() => ({ jobs, statistics })),
);
tenantsContract(
  'PGlite',
  empty(() => test.database),
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

  it('ends a statement that takes too long, and asks again for everybody else', async () => {
    const impatient = test.database.pool({ statementTimeoutMs: 300 });
    const slow = () =>
      impatient.query('SELECT count(*) FROM generate_series(1, 1000000000)').then(
        () => 'an answer',
        (error: unknown) => error,
      );
    const elements = Array.from({ length: 3000 }, (_, at) => someElement({ expressId: at + 1 }));
    const version = someVersion();
    const saved = models.saveVersion(localScope, version, artifactsOf({ contentId: 'restarted', elements }));
    const waiting = Array.from({ length: 5 }, () => someJob());
    const [first, second] = await Promise.all([slow(), slow(), saved, ...waiting.map((job) => jobs.insert(job))]);
    for (const problem of [first, second]) expect(problem).toMatchObject({ name: 'StoreProblem', kind: 'too-slow' });
    for (const job of waiting) expect(await jobs.get(localScope, job.id)).toEqual(job);
    expect((await models.classCounts(localScope, version.modelId))?.[0]?.elements).toBe(3000);
  }, 120_000);

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
