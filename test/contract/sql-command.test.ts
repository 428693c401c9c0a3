import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Database, PostgresModelRepository } from '#adapters/postgres';
import { localScope } from '#core/model';
import { workerFile } from '../support/database.ts';
import { artifactsOf, someElement, someVersion } from '../support/database-model.ts';
import { plinth, temporaryFolder } from '../support/plinth.ts';

jest.setTimeout(120_000); // a database is opened each time

describe('plinth sql', () => {
  let data: string;

  beforeAll(async () => {
    data = temporaryFolder();
    const database = await Database.open({ folder: join(data, 'database'), workerFile });
    const elements = [1, 2].map((expressId) => someElement({ expressId, class: 'IfcDoor', name: `Door ${expressId}` }));
    const models = new PostgresModelRepository(database);
    await models.saveVersion(localScope, someVersion(), artifactsOf({ contentId: 'doors', elements }));
    await database.close();
  });

  it('prints what the database of a folder answers', () => {
    const query = 'SELECT express_id, name FROM doors ORDER BY name';
    expect(plinth('sql', query, '--data', data, '--format', 'csv', '--rows', '1')).toEqual({
      code: 0,
      stdout: 'express_id,name\r\n1,Door 1\r\n',
      stderr: 'These are the first 1 rows; --rows gives more.\n',
    });
  });

  it('says what is wrong with a query', () => {
    const { code, stderr } = plinth('sql', 'DELETE FROM doors', '--data', data);
    expect(stderr).toContain('[sql/invalid]');
    expect(code).toBe(2);
  });

  it('says so when a server has the folder', async () => {
    const database = await Database.open({ folder: join(data, 'database'), workerFile });
    const { code, stderr } = plinth('sql', 'SELECT 1', '--data', data);
    await database.close();
    expect(stderr).toContain(`belongs to process ${process.pid}`);
    expect(code).toBe(4);
  });

  it('makes no database where there is none', () => {
    const { code, stderr } = plinth('sql', 'SELECT 1', '--data', temporaryFolder());
    expect(stderr).toContain('[database/missing]');
    expect(code).toBe(4);
  });
});
