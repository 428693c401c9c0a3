import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Database } from '#adapters/postgres';
import { localScope } from '#core/model';
import { emptied, noServer, serverFolder, startServer, type TestServer } from '../support/database.ts';
import { artifactsOf, someVersion } from '../support/database-model.ts';
import { suitesNeeding } from '../support/needs.ts';
import type { jobRepositoryContract } from './job-repository.contract.ts';
import type { modelRepositoryContract } from './model-repository.contract.ts';

jest.setTimeout(60_000); // the machine may be busy

type Adapters = typeof import('#adapters/postgres');

interface Released extends Pick<Adapters, 'PostgresJobRepository' | 'PostgresModelRepository'> {
  readonly jobRepositoryContract: typeof jobRepositoryContract;
  readonly modelRepositoryContract: typeof modelRepositoryContract;
}

/** The database code of the release before and what it promised, as scripts/keep-released-database.mjs has kept them. */
const folder = new URL('./released/', import.meta.url);
const [file = 'nothing'] = readdirSync(folder);
const release = file.replace(/^postgres-|\.generated\.mjs$/g, '');
const released: Released = await import(new URL(file, folder).href);

const bin = serverFolder();

/**
 * While a deployment goes on, and after it was taken back, the code of the release before runs on the new schema: it has
 * to keep all that it promised.
 */
function onNewSchema(bin: string): void {
  let server: TestServer;
  let database: Database;
  let jobs: InstanceType<Released['PostgresJobRepository']>;
  let models: InstanceType<Released['PostgresModelRepository']>;

  beforeAll(async () => {
    server = await startServer(bin);
    database = await Database.open({ url: server.newDatabase() });
    jobs = new released.PostgresJobRepository(database);
    models = new released.PostgresModelRepository(database);
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

  released.modelRepositoryContract(
    `PostgresModelRepository of ${release} on the schema of today`,
    empty(() => models),
  );
  released.jobRepositoryContract(
    `PostgresJobRepository of ${release} on the schema of today`,
    empty(() => jobs),
  );

  describe('a migration that the release before cannot live with', () => {
    it.each([
      ['renames a column', 'ALTER TABLE plinth.models RENAME COLUMN name TO title'],
      ['drops a table', 'DROP TABLE plinth.relations CASCADE'],
      ['adds a column that must be filled', 'ALTER TABLE plinth.models ADD COLUMN owner text NOT NULL'],
    ])('is noticed where it %s', async (_, migration) => {
      const url = server.newDatabase();
      const changed = await Database.open({ url });
      server.run(migration, url);
      const repository = new released.PostgresModelRepository(changed);
      const save = repository.saveVersion(localScope, someVersion(), artifactsOf({ contentId: 'a', elements: [] }));
      await expect(save).rejects.toThrow(/does not exist|null value/);
      await changed.close();
    });
  });
}

suitesNeeding('PostgreSQL', bin !== undefined, noServer, () => onNewSchema(bin ?? ''));
