import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { StoreProblem } from '#core/model';
import type { SqlQueries } from '#core/ports';
import { readAccess, writeAccess } from '../../../standalone/owner/access-file.ts';
import {
  askServer,
  newToken,
  type OwnerAnswer,
  ownerPath,
  ownerRoutes,
  removeAccess,
} from '../../../standalone/owner/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-owner-'));
afterAll(() => rmSync(folder, { recursive: true }));

const question = { sql: 'SELECT 1', rows: 10, milliseconds: 1000 };
const rows: OwnerAnswer = {
  outcome: 'rows',
  columns: [{ name: 'n', type: 'integer' }],
  rows: [[1]],
  isComplete: true,
};

function asking(query: SqlQueries['query'] = async () => rows, isFromHere = true) {
  const token = newToken();
  const app = ownerRoutes({ sql: { query }, token, isFromHere: () => isFromHere });
  return async (given = token, body: unknown = question) => {
    const headers = { authorization: `Bearer ${given}`, 'content-type': 'application/json' };
    const response = await app.request(ownerPath, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, answer: await response.json() };
  };
}

describe('the question of an owner', () => {
  it('is answered within its limits', async () => {
    const asked: unknown[] = [];
    const ask = asking(async (...given) => {
      asked.push(given);
      return rows;
    });
    expect(await ask()).toEqual({ status: 200, answer: rows });
    expect(asked).toEqual([['SELECT 1', { rows: 10, milliseconds: 1000 }]]);
  });

  it('is not answered to anybody else, nor to another machine', async () => {
    expect((await asking()(newToken())).status).toBe(401);
    expect((await asking(undefined, false)()).status).toBe(401);
  });

  it.each([{ ...question, rows: 0 }, { ...question, milliseconds: 1e9 }, { sql: 'SELECT 1' }, 'text', null])(
    'has to have its form: %j',
    async (body) => {
      expect(await asking()(undefined, body)).toMatchObject({ status: 400, answer: { code: 'request/invalid' } });
    },
  );

  it('is put off while the database is away', async () => {
    const ask = asking(() => Promise.reject(new StoreProblem('unavailable', 'restarted')));
    expect(await ask()).toMatchObject({ status: 503, answer: { code: 'server/unavailable' } });
  });
});

describe('the way to the server of a folder', () => {
  it('is known to the owner of the folder alone, while the server runs', async () => {
    await writeAccess(folder, { url: 'http://127.0.0.1:1', token: newToken() });
    const access = { url: 'http://127.0.0.1:1', token: newToken() };
    await writeAccess(folder, access);
    expect(statSync(join(folder, 'owner-access.json')).mode & 0o777).toBe(0o600);
    expect(await readAccess(folder)).toEqual(access);
    expect(await askServer(folder, question)).toBeUndefined(); // nobody answers there
    await removeAccess(folder);
    expect(await readAccess(folder)).toBeUndefined();
    expect(await askServer(folder, question)).toBeUndefined();
  });
});
