import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  Database,
  DatabaseProblem,
  PostgresAccounts,
  PostgresApiKeys,
  PostgresAuditLog,
  PostgresJobRepository,
  PostgresJobStatistics,
  PostgresModelRepository,
  PostgresSqlQueries,
} from '#adapters/postgres';
import { localScope, SpatialQuery } from '#core/model';
import { emptied, noServer, serverFolder, startServer, type TestServer } from '../support/database.ts';
import { artifactsOf, boxGeometry, someElement, someVersion } from '../support/database-model.ts';
import { suitesNeeding } from '../support/needs.ts';
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

const bin = serverFolder();
const limits = { rows: 10, milliseconds: 20_000 };

function onServer(bin: string): void {
  let server: TestServer;
  let database: Database;
  let accounts: PostgresAccounts;
  let apiKeys: PostgresApiKeys;
  let auditLog: PostgresAuditLog;
  let jobs: PostgresJobRepository;
  let models: PostgresModelRepository;
  let statistics: PostgresJobStatistics;
  let sql: PostgresSqlQueries;

  beforeAll(async () => {
    server = await startServer(bin);
    database = await Database.open({ url: server.newDatabase() });
    accounts = new PostgresAccounts(database);
    apiKeys = new PostgresApiKeys(database);
    auditLog = new PostgresAuditLog(database);
    jobs = new PostgresJobRepository(database);
    models = new PostgresModelRepository(database);
    statistics = new PostgresJobStatistics(database);
    sql = new PostgresSqlQueries(database);
  }, 120_000);

  afterAll(async () => {
    await database.close();
    server.stop();
  });

  const empty =
    <T>(made: () => T) =>
    async () => {
      await emptied(database);
      return made();
    };

  modelRepositoryContract(
    'PostgresModelRepository on a server',
    empty(() => models),
  );
  jobRepositoryContract(
    'PostgresJobRepository on a server',
    empty(() => jobs),
  );
  accountsContract(
    'PostgresAccounts on a server',
    empty(() => accounts),
  );
  apiKeysContract(
    'PostgresApiKeys on a server',
    empty(() => apiKeys),
  );
  auditLogContract(
    'PostgresAuditLog on a server',
    empty(() => auditLog),
  );
  auditRetentionContract(
    'PostgresAuditLog on a server',
    empty(() => auditLog),
  );
  jobStatisticsContract(
    'PostgresJobStatistics on a server',
    empty(() => ({ jobs, statistics })),
  );
  tenantsContract(
    'a database server',
    empty(() => database),
  );
  sqlQueriesContract(
    'PostgresSqlQueries on a server',
    empty(() => ({ sql, models })),
  );
  sqlQuestionsContract(
    'a server',
    empty(() => ({ sql, models })),
  );

  describe('a database server', () => {
    it('gets the schema once, however many processes begin at the same moment', async () => {
      const url = server.newDatabase();
      const opened = await Promise.all([1, 2, 3].map(() => Database.open({ url })));
      const { rows } = await (opened[0] as Database)
        .pool({ statementTimeoutMs: 0 })
        .query('SELECT name FROM plinth.migrations ORDER BY id');
      await Promise.all(opened.map((one) => one.close()));
      expect(rows.map(({ name }) => name)).toEqual([
        '0001-tables',
        '0002-views',
        '0003-reader',
        '0004-jobs',
        '0005-footprints',
        '0006-installation',
        '0007-access',
        '0008-tenants',
        '0009-keys',
        '0010-placeholders',
        '0011-relations',
        '0012-lists',
      ]);
    });

    it('may have PostGIS in a schema of its own', async () => {
      const url = server.newDatabase();
      server.run('CREATE SCHEMA "gis 1"; CREATE EXTENSION postgis SCHEMA "gis 1"', url);
      const elsewhere = await Database.open({ url });
      const repository = new PostgresModelRepository(elsewhere);
      const version = someVersion();
      const elements = [1, 2].map((expressId) =>
        someElement({ expressId, geometry: boxGeometry([0, 0, 0], [1, 1, 1]) }),
      );
      await repository.saveVersion(localScope, version, artifactsOf({ contentId: 'a', elements }));
      const query = SpatialQuery.parse({ within: { distance: 1, of: { expressId: 1 } } });
      expect(await repository.findNear(localScope, version.modelId, query)).toMatchObject({
        elements: [{ expressId: 2 }],
      });
      const text = 'SELECT ST_XMax(box) FROM current_elements WHERE express_id = 1';
      expect(await new PostgresSqlQueries(elsewhere).query(text, limits)).toMatchObject({ rows: [[1]] });
      await elsewhere.close();
    });

    it('may be used by an ordinary user, once an administrator has prepared it', async () => {
      const admin = server.newDatabase();
      const url = new URL(admin);
      server.run(`CREATE ROLE somebody LOGIN; ALTER DATABASE ${url.pathname.slice(1)} OWNER TO somebody`);
      url.username = 'somebody';
      const refusal = () =>
        Database.open({ url: url.href }).then(
          () => 'none',
          ({ code }: DatabaseProblem) => code,
        );
      expect(await refusal()).toBe('database/no-postgis');
      server.run('CREATE EXTENSION postgis', admin);
      expect(await refusal()).toBe('database/privileges');
      server.run('GRANT plinth_reader, plinth_worker TO somebody');
      const opened = await Database.open({ url: url.href });
      expect(await new PostgresSqlQueries(opened).query('SELECT * FROM rooms', limits)).toMatchObject({ rows: [] });
      await opened.close();
    });

    it('knows how many models there are, so that its planner does not go through all of them', async () => {
      await emptied(database);
      for (const contentId of ['a', 'b', 'c']) {
        await models.saveVersion(
          localScope,
          someVersion({ modelId: contentId }),
          artifactsOf({ contentId, elements: [] }),
        );
      }
      const { rows } = await database
        .pool({ statementTimeoutMs: 0 })
        .query(`SELECT relname, reltuples FROM pg_class WHERE relnamespace = 'plinth'::regnamespace
                   AND relname IN ('models', 'model_versions', 'contents') ORDER BY relname`);
      expect(rows).toEqual([
        { relname: 'contents', reltuples: 3 },
        { relname: 'model_versions', reltuples: 2 },
        { relname: 'models', reltuples: 2 },
      ]);
    });

    it('says what is wrong when nobody answers', async () => {
      const problem = await Database.open({ url: 'postgres://127.0.0.1:1/none' }).catch((error: unknown) => error);
      expect(problem).toBeInstanceOf(DatabaseProblem);
      expect(problem).toMatchObject({ code: 'database/unreachable', remedy: expect.stringContaining('DATABASE_URL') });
    });
  });
}

suitesNeeding('PostgreSQL', bin !== undefined, noServer, () => onServer(bin ?? ''));
