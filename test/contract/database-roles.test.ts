import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { Database, type DatabaseLocation, PostgresJobRepository, PostgresModelRepository } from '#adapters/postgres';
import { localScope } from '#core/model';
import { roleStatements } from '../../lambdas/database-roles/statements.ts';
import { emptied, noServer, serverFolder, startServer, type TestServer } from '../support/database.ts';
import { artifactsOf, someElement, someVersion } from '../support/database-model.ts';
import { suitesNeeding } from '../support/needs.ts';
import { jobRepositoryContract } from './job-repository.contract.ts';
import { modelRepositoryContract } from './model-repository.contract.ts';

jest.setTimeout(60_000); // the machine may be busy

const bin = serverFolder();

/** What Aurora comes with. */
const aurora = `
CREATE ROLE rds_iam NOLOGIN;
CREATE ROLE plinth_master LOGIN CREATEROLE CREATEDB;`;

/** Only a superuser may on this server; on Aurora the master user may. */
const extensions = roleStatements('x').filter((sql) => sql.startsWith('CREATE EXTENSION'));

/** A database of a cluster in the cloud, but for the tokens: this server believes every name. */
function onCluster(bin: string): void {
  let server: TestServer;
  let url: URL;

  const as = (user: string, given: Partial<DatabaseLocation> = {}): DatabaseLocation => {
    const own = new URL(url);
    own.username = user;
    return { url: own.href, ...given };
  };
  const makeRoles = () => {
    const master = new URL(url);
    master.username = 'plinth_master';
    for (const sql of roleStatements(url.pathname.slice(1))) server.run(sql, master.href);
  };
  const migrate = async () => {
    await (await Database.open(as('plinth_migrator'))).close();
  };
  const ask = async (sql: string) => {
    const database = await Database.open(as('postgres'));
    const { rows } = await database.pool({ statementTimeoutMs: 0 }).query({ text: sql, rowMode: 'array' });
    await database.close();
    return rows;
  };

  /** With a client of one's own, as docs/sql.md says. */
  const askAsReader = async (sql: string) => {
    const own = new URL(url);
    own.username = 'plinth_reader';
    const client = new pg.Client(own.href);
    await client.connect();
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    await client.end();
    return rows;
  };

  beforeAll(async () => {
    server = await startServer(bin);
    url = new URL(server.newDatabase());
    server.run(`${aurora} ALTER DATABASE ${url.pathname.slice(1)} OWNER TO plinth_master`);
    for (const sql of extensions) server.run(sql, url.href);
  }, 120_000);

  afterAll(() => server.stop());

  describe('the roles of the database', () => {
    it('are made by the master user, as often as one likes', async () => {
      makeRoles();
      makeRoles();
      await migrate();
      const roles = `SELECT rolname, rolcanlogin, rolsuper OR rolcreaterole, pg_has_role(rolname, 'rds_iam', 'MEMBER')
                       FROM pg_roles WHERE rolname LIKE 'plinth%' ORDER BY rolname`;
      expect(await ask(roles)).toEqual([
        ['plinth_master', true, true, false], // or its password would be refused from then on
        ['plinth_migrator', true, false, true],
        ['plinth_reader', true, false, true],
        ['plinth_worker', true, false, true],
      ]);
    });

    it('let the migrator make the schema, and again when it has changed', async () => {
      await migrate();
      await migrate();
      const owners = `SELECT DISTINCT tableowner::text FROM pg_tables WHERE schemaname = 'plinth'`;
      expect(await ask(owners)).toEqual([['plinth_migrator']]);
    });

    it('let the worker load and remove models, and nothing else', async () => {
      const database = await Database.open(as('plinth_worker', { schema: 'expect' }));
      const models = new PostgresModelRepository(database);
      const version = someVersion();
      await models.saveVersion(
        localScope,
        version,
        artifactsOf({ contentId: 'a', elements: [someElement({ expressId: 1 })] }),
      );
      expect(await models.listModels(localScope)).toMatchObject([{ modelId: version.modelId }]);
      expect(await askAsReader('SELECT model_id FROM plinth.current_models')).toEqual([[version.modelId]]);
      expect(await models.deleteModel(localScope, version.modelId)).toEqual({ contentIds: ['a'] });
      await models.removeAbandoned(0);
      const pool = database.pool({ statementTimeoutMs: 0 });
      for (const sql of ['CREATE TABLE plinth.mine (a int)', 'DROP TABLE plinth.models', 'CREATE ROLE somebody']) {
        await expect(pool.query(sql)).rejects.toMatchObject({ code: '42501' });
      }
      await database.close();
    });

    it('give the reader what the views show', async () => {
      const database = await Database.open(as('plinth_reader', { schema: 'expect' })).catch((error: unknown) => error);
      expect(database).toMatchObject({ code: 'database/privileges' });
      expect(
        await ask(`SELECT has_table_privilege('plinth_reader', 'plinth.rooms', 'SELECT'),
                               has_table_privilege('plinth_reader', 'plinth.elements', 'SELECT')`),
      ).toEqual([[true, false]]);
    });
  });

  describe('the worker, whom row-level security binds,', () => {
    let owned: Database;
    let database: Database;
    let models: PostgresModelRepository;
    let jobs: PostgresJobRepository;

    beforeAll(async () => {
      owned = await Database.open(as('postgres'));
      database = await Database.open(as('plinth_worker', { schema: 'expect' }));
      models = new PostgresModelRepository(database);
      jobs = new PostgresJobRepository(database);
    });

    afterAll(async () => {
      await database.close();
      await owned.close();
    });

    const empty =
      <T>(made: () => T) =>
      async () => {
        await emptied(owned);
        return made();
      };

    modelRepositoryContract(
      'PostgresModelRepository by the worker on a server',
      empty(() => models),
    );
    jobRepositoryContract(
      'PostgresJobRepository by the worker on a server',
      empty(() => jobs),
    );
  });

  describe('a database whose schema is expected', () => {
    it('says which migrations it lacks', async () => {
      const empty = server.newDatabase();
      server.run('CREATE EXTENSION postgis', empty);
      await expect(Database.open({ url: empty, schema: 'expect' })).rejects.toMatchObject({
        code: 'database/schema-outdated',
        message: expect.stringContaining('0001-tables'),
      });
      expect(await schemasOf(empty)).toEqual([]);
    });

    it('may be newer than the code', async () => {
      const newer = server.newDatabase();
      await (await Database.open({ url: newer })).close();
      server.run(`INSERT INTO plinth.migrations (name, run_on) VALUES ('9999-later', now())`, newer);
      await (await Database.open({ url: newer, schema: 'expect' })).close();
    });
  });

  async function schemasOf(database: string): Promise<unknown[]> {
    const client = new pg.Client(database);
    await client.connect();
    const { rows } = await client.query(`SELECT nspname FROM pg_namespace WHERE nspname = 'plinth'`);
    await client.end();
    return rows;
  }
}

suitesNeeding('PostgreSQL', bin !== undefined, noServer, () => onCluster(bin ?? ''));
