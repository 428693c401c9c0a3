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
});
