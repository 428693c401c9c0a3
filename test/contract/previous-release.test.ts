import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Database, PostgresModelRepository } from '#adapters/postgres';
import { localScope } from '#core/model';
import { emptied, noServer, serverFolder, startServer, type TestServer } from '../support/database.ts';
import { artifactsOf, single, someElement, someSet, someVersion } from '../support/database-model.ts';
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

const setsOf = (expressId: number, name: string) =>
  someSet(expressId, name, [single('Mark', 'W')]).sets.map((set) => ({ ...set, expressIds: [expressId + 100] }));

/**
 * While a deployment goes on, and after it was taken back, the code of the release before runs on the new schema: it has
 * to keep all that it promised.
 */
function onNewSchema(bin: string): void {
  let server: TestServer;
  let database: Database;
  let owner: ReturnType<Database['pool']>;
  let jobs: InstanceType<Released['PostgresJobRepository']>;
  let models: InstanceType<Released['PostgresModelRepository']>;

  beforeAll(async () => {
    server = await startServer(bin);
    database = await Database.open({ url: server.newDatabase() });
    owner = database.pool({ statementTimeoutMs: 0, mostConnections: 1 });
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

  describe('what one release writes', () => {
    const model = {
      contentId: 'a',
      elements: [1, 2, 3].map((expressId) => someElement({ expressId })),
      properties: [
        { ...someSet(1, 'Pset', []), sets: [1, 2, 3].flatMap((number) => setsOf(1, `Pset ${number}`)) },
        someSet(2, 'Pset 1', [single('Mark', 'W')], { source: 'type', expressIds: [7, 2 ** 40] }),
      ],
    };
    const condition = { set: 'Pset 1', name: 'Mark', operator: '=', value: 'W' } as const;

    it.each([
      ['this release', 'the release before', () => [new PostgresModelRepository(database), models] as const],
      ['the release before', 'this release', () => [models, new PostgresModelRepository(database)] as const],
    ])('%s, %s reads and removes', async (_writer, _reader, repositories) => {
      await emptied(database);
      const [writer, reader] = repositories();
      const version = someVersion();
      await writer.saveVersion(localScope, version, artifactsOf(model));
      const { modelId } = version;
      for (const { expressId, sets } of model.properties) {
        expect(await reader.element(localScope, modelId, expressId)).toMatchObject({ propertySets: sets });
      }
      expect(await reader.element(localScope, modelId, 3)).toMatchObject({ propertySets: [] });
      const found = await reader.elements(localScope, modelId, { properties: [condition] }, { limit: 9 });
      expect(found?.elements.map(({ expressId }) => expressId)).toEqual([1, 2]);
      expect(await reader.deleteModel(localScope, modelId)).toEqual({ contentIds: ['a'] });
      for (const table of ['object_property_sets', 'property_set_objects', 'elements', 'relations']) {
        expect((await owner.query(`SELECT FROM plinth.${table}`)).rowCount).toBe(0);
      }
    });
  });

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
