import { ExecuteStatementCommand, RDSDataClient } from '@aws-sdk/client-rds-data';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import pg from 'pg';
import { Database, PostgresModelRepository } from '#adapters/postgres';
import { localScope } from '#core/model';
import { roleStatements } from '../../lambdas/database-roles/statements.ts';
import { checkDatabase } from '../../lambdas/restore-check/check-database.ts';
import { noServer, serverFolder, startServer, type TestServer } from '../support/database.ts';
import { artifactsOf, someElement, someVersion } from '../support/database-model.ts';
import { suitesNeeding } from '../support/needs.ts';

jest.setTimeout(60_000); // the machine may be busy

const bin = serverFolder();

/** What Aurora comes with. */
const aurora = `
CREATE ROLE rds_iam NOLOGIN;
CREATE ROLE plinth_master LOGIN CREATEROLE CREATEDB;`;

/** A restored cluster whose master user signs in by a password: by the Data API, of which each call is a session. */
function onRestored(bin: string): void {
  let server: TestServer;
  const client = new RDSDataClient({ region: 'eu-central-1' });
  const target = { resourceArn: 'arn:cluster', secretArn: 'arn:secret', database: 'plinth' };

  /** A database as the product leaves it behind, with a model of one element, asked by its master user. */
  async function restored(): Promise<URL> {
    const url = new URL(server.newDatabase());
    const as = (username: string) => Object.assign(new URL(url), { username }).href;
    server.run(`ALTER DATABASE ${url.pathname.slice(1)} OWNER TO plinth_master`);
    for (const sql of roleStatements(url.pathname.slice(1))) {
      server.run(sql, sql.startsWith('CREATE EXTENSION') ? url.href : as('plinth_master'));
    }
    await (await Database.open({ url: as('plinth_migrator') })).close();
    const database = await Database.open({ url: as('plinth_worker'), schema: 'expect' });
    const artifacts = artifactsOf({ contentId: 'a', elements: [someElement({ expressId: 1 })] });
    await new PostgresModelRepository(database).saveVersion(localScope, someVersion(), artifacts);
    await database.close();
    askAs(as('plinth_master'));
    return url;
  }

  function askAs(url: string): void {
    mockClient(client)
      .on(ExecuteStatementCommand)
      .callsFake(async ({ sql }) => {
        const session = new pg.Client(url);
        await session.connect();
        try {
          const { rows } = await session.query({ text: sql, rowMode: 'array' });
          return { records: rows.map((row: unknown[]) => row.map((value) => ({ longValue: Number(value) }))) };
        } finally {
          await session.end();
        }
      });
  }

  beforeAll(async () => {
    server = await startServer(bin);
    server.run(aurora);
  }, 120_000);
  afterAll(() => server.stop());

  describe('the check of a restored database', () => {
    it('opens it to the master user, and counts the rows of all tenants', async () => {
      await restored();
      const { passed, message } = await checkDatabase(client, target, 1);
      expect([passed, message]).toEqual([
        true,
        expect.stringMatching(/^\d+ migrations, 1 models, 1 versions; 1 elements/),
      ]);
    });

    it('finds that elements are missing', async () => {
      const url = await restored();
      server.run('DELETE FROM plinth.elements', url.href);
      expect(await checkDatabase(client, target, 1)).toMatchObject({ passed: false });
    });
  });
}

suitesNeeding('PostgreSQL', bin !== undefined, noServer, () => onRestored(bin ?? ''));
