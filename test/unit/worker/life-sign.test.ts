import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { giveLifeSign, isAlive } from '../../../containers/ifc-worker/loop/life-sign.ts';
import { readWorkerEnvironment } from '../../../containers/ifc-worker/read-environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-life-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a loop', () => {
  it('is not alive before its first turn', async () => {
    expect(await isAlive(folder)).toBe(false);
  });

  it('is alive for three minutes after each turn', async () => {
    await giveLifeSign(folder);
    expect(await isAlive(folder)).toBe(true);
    expect(await isAlive(folder, Date.now() + 181_000)).toBe(false);
    utimesSync(join(folder, 'alive'), 0, 0);
    await giveLifeSign(folder);
    expect(await isAlive(folder)).toBe(true);
  });
});

describe('the environment of a worker', () => {
  it('is refused with the names of what is missing or wrong, and no value', () => {
    const variables = { JOBS_TABLE: 'jobs', DATABASE_URL: 'secret value' };
    expect(() => readWorkerEnvironment(variables)).toThrow(/DATABASE_URL.*QUEUE_URL/);
    expect(() => readWorkerEnvironment(variables)).not.toThrow(/secret value/);
  });

  it('tells where flags are by three names, where it tells it at all', () => {
    const variables = {
      JOBS_TABLE: 'jobs',
      UPLOAD_BUCKET: 'uploads',
      ARTIFACT_BUCKET: 'artifacts',
      DATABASE_URL: 'postgresql://plinth@db:5432/plinth',
      DATABASE_AUTHENTICATION: 'url',
      QUEUE_URL: 'https://sqs.example/queue',
      MAX_RECEIVE_COUNT: '3',
      VISIBILITY_TIMEOUT_SECONDS: '60',
      SCRATCH_FOLDER: folder,
    };
    expect(readWorkerEnvironment(variables).APPCONFIG_FLAGS).toBeUndefined();
    const address = { application: 'a1', environment: 'e2', profile: 'p3' };
    expect(readWorkerEnvironment({ ...variables, APPCONFIG_FLAGS: 'a1/e2/p3' }).APPCONFIG_FLAGS).toEqual(address);
    expect(() => readWorkerEnvironment({ ...variables, APPCONFIG_FLAGS: 'a1/e2' })).toThrow('APPCONFIG_FLAGS');
  });
});
