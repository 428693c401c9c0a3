import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ClassCounts, JobAnswer, JobList, ModelList, VersionList } from '#api/contracts';
import { ApiClient, json } from '../support/api-client.ts';
import { plinth, plinthAsync } from '../support/plinth.ts';
import { ServerProcess, serveInVain } from '../support/server.ts';
import { smallModel } from '../support/small-model.ts';

jest.setTimeout(180_000);

const folder = mkdtempSync(join(tmpdir(), 'plinth-lifecycle-'));
let server: ServerProcess | undefined;

function running(): ServerProcess {
  if (server === undefined) throw new Error('The server is not running.');
  return server;
}

/** What it answers when it is called so. */
function statusUnder(host: string, { url }: ServerProcess): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ port: new URL(url).port, host: '127.0.0.1', path: '/healthz', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

/**
 * A model whose job is at loading, and that nobody was shown until then. It is asked for before its job is: a job that is
 * under way after the answer was so at the answer, too. A model may be shown, all of it, before its job is seen at loading;
 * then a larger one has its turn.
 */
async function uploadedAndSeenLoading(client: ApiClient, walls = 1400): Promise<{ id: string; modelId: string }> {
  const { id, modelId } = await client.upload(smallModel({ walls }), { fileName: 'half.ifc' });
  for (;;) {
    const { status } = await client.fetch(`/v1/models/${modelId}`);
    const { stage, state } = (await client.get(`/v1/jobs/${id}`, JobAnswer)).job;
    if (status !== 404) {
      const { classes } = await client.get(`/v1/models/${modelId}/classes`, ClassCounts);
      expect(classes).toContainEqual({ class: 'IfcWall', elements: walls, withGeometry: walls });
    }
    if (status !== 404 || state === 'succeeded') return uploadedAndSeenLoading(client, 2 * walls);
    if (stage === 'load') return { id, modelId };
  }
}

describe('the process of plinth serve', () => {
  beforeAll(async () => {
    server = await ServerProcess.start(folder);
  });

  afterAll(async () => {
    await server?.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('owns its data folder: a second one ends with a clear message', async () => {
    const { code, output } = await serveInVain(folder);
    expect([code, output]).toEqual([
      4,
      expect.stringMatching(/belongs to process \d+.*\[database\/in-use\]\n {2}Stop/),
    ]);
  });

  it('answers the SQL of who owns the folder, and nobody else', async () => {
    const query = "SELECT 1 AS one, 'x' AS text";
    const answer = plinth('sql', query, '--data', folder, '--format', 'csv');
    expect(answer).toEqual({ code: 0, stdout: 'one,text\r\n1,x\r\n', stderr: '' });
    expect(plinth('sql', 'DELETE FROM doors', '--data', folder)).toMatchObject({ code: 2, stdout: '' });
    const client = new ApiClient(running().url);
    const asked = { sql: 'SELECT 1', rows: 1, milliseconds: 1000 };
    expect((await client.problem('/owner/sql', json(asked))).code).toBe('access/token-required');
  });

  it('lets others in only when they have signed in: its owner by the link that it prints, once', async () => {
    const data = join(folder, 'other');
    const open = await ServerProcess.start(data, '--host', '0.0.0.0');
    try {
      const client = new ApiClient(open.url.replace('0.0.0.0', '127.0.0.1'));
      const link = /is ready: http:\/\/[^/]+(\/\?token=\S+)/.exec(open.output)?.[1] ?? '';
      expect((await client.problem('/v1/models')).code).toBe('access/token-required');
      const entered = await client.fetch(link, { redirect: 'manual' });
      const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
      expect([entered.status, entered.headers.get('location')]).toEqual([303, '/']);
      expect((await client.fetch('/v1/models', { headers: { cookie } })).status).toBe(200);
      expect((await client.fetch(link, { redirect: 'manual' })).status).toBe(401);
      const answer = plinth('sql', 'SELECT 1 AS one', '--data', data, '--format', 'csv');
      expect([answer.code, answer.stdout]).toEqual([0, 'one\r\n1\r\n']);
    } finally {
      await open.end('SIGTERM');
    }
  });

  it('does so as soon as it has a name, and keeps a session from going anywhere without TLS where its proxy speaks it', async () => {
    const named = await ServerProcess.start(join(folder, 'other'), '--name', 'model.example.org');
    try {
      const client = new ApiClient(named.url);
      expect((await client.problem('/v1/models')).code).toBe('access/token-required');
      expect([await statusUnder('model.example.org', named), await statusUnder('evil.example', named)]).toEqual([
        200, 421,
      ]);
      const link = /is ready: http:\/\/[^/]+(\/\?token=\S+)/.exec(named.output)?.[1] ?? '';
      const entered = await client.fetch(link, { redirect: 'manual', headers: { 'x-forwarded-proto': 'https' } });
      expect([entered.status, entered.headers.get('set-cookie')]).toEqual([303, expect.stringContaining('; Secure')]);
    } finally {
      await named.end('SIGTERM');
    }
  });

  it.each([
    ['evil.example', 421],
    ['localhost', 200],
    ['127.0.0.1:9999', 200],
  ])('answers under its own names only: %s', async (host, status) => {
    expect(await statusUnder(host, running())).toBe(status);
  });

  it('takes up again what it was working on when it was killed, and does nothing twice', async () => {
    const before = new ApiClient(running().url);
    const first = await before.upload(smallModel({ walls: 1500 }), { fileName: 'interrupted.ifc' });
    const second = await before.upload(smallModel({ walls: 3 }), { fileName: 'waiting.ifc' });
    await before.waitFor(first.id, ['processing']);
    await running().end('SIGKILL');

    server = await ServerProcess.start(folder);
    const after = new ApiClient(server.url);
    const interrupted = await after.waitFor(first.id);
    expect(interrupted).toMatchObject({
      state: 'succeeded',
      attempts: 2,
      coverage: { expected: 1500, produced: 1500 },
    });
    expect(interrupted.transitions.map(({ state }) => state)).toEqual([
      'awaiting_upload',
      'scanning',
      'queued',
      'processing',
      'queued',
      'processing',
      'succeeded',
    ]);
    expect(await after.waitFor(second.id)).toMatchObject({ state: 'succeeded', attempts: 1 });
    const { models } = await after.get('/v1/models', ModelList);
    expect(models.map(({ name }) => name).sort()).toEqual(['interrupted', 'waiting']);
    const { versions } = await after.get(`/v1/models/${first.modelId}/versions`, VersionList);
    expect(versions).toHaveLength(1);
    expect((await after.get('/v1/jobs', JobList)).jobs).toHaveLength(2);
  });

  it('shows no model while it is being loaded, and none of a killed load', async () => {
    const { id, modelId } = await uploadedAndSeenLoading(new ApiClient(running().url));
    await running().end('SIGKILL');
    server = await ServerProcess.start(folder);
    const after = new ApiClient(server.url);
    expect(await after.waitFor(id)).toMatchObject({ state: 'succeeded' });
    expect((await after.get(`/v1/models/${modelId}/versions`, VersionList)).versions).toHaveLength(1);
  });

  it('goes on where the SQL of somebody takes too long', async () => {
    const client = new ApiClient(running().url);
    const slow = plinthAsync(
      'sql',
      'SELECT count(*) FROM generate_series(1, 1000000000)',
      '--data',
      folder,
      '--timeout',
      '1',
    );
    const { id } = await client.upload(smallModel({ walls: 300 }), { fileName: 'patient.ifc' });
    expect(await client.waitFor(id)).toMatchObject({ state: 'succeeded' });
    const { code, stderr } = await slow;
    expect([code, stderr]).toEqual([2, expect.stringContaining('[sql/too-slow]')]);
    expect((await client.fetch('/v1/models')).status).toBe(200);
  });

  it('removes the artifacts of a deleted model, but none that another shows', async () => {
    const client = new ApiClient(running().url);
    const content = smallModel({ walls: 9 });
    const [first, second] = [await client.upload(content), await client.upload(content)];
    const [kept, gone] = [await client.waitFor(first.id), await client.waitFor(second.id)];
    expect([gone.contentId, gone.timings.geometryMs]).toEqual([kept.contentId, undefined]); // converted once
    const artifacts = join(folder, 'models/local/local', kept.contentId ?? '');
    await client.fetch(`/v1/models/${gone.modelId}`, { method: 'DELETE' });
    expect((await client.fetch(`/v1/models/${kept.modelId}/artifacts/model.glb`)).status).toBe(200);
    await client.fetch(`/v1/models/${kept.modelId}`, { method: 'DELETE' });
    while (existsSync(artifacts)) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(readdirSync(join(folder, 'uploads/local/local'))).not.toContain(kept.uploadId);
  });

  it('stops in good order, keeps the work for the next start, and has everything still', async () => {
    const before = new ApiClient(running().url);
    const known = (await before.get('/v1/models', ModelList)).models;
    const { id } = await before.upload(smallModel({ isSlow: true }), { fileName: 'slow.ifc' });
    await before.waitFor(id, ['processing']);
    expect(await running().end('SIGTERM')).toBe(0);

    server = await ServerProcess.start(folder);
    const after = new ApiClient(server.url);
    expect((await after.get('/v1/models', ModelList)).models).toEqual(known);
    expect((await after.waitFor(id, ['processing'])).attempts).toBe(2);
    await after.post(`/v1/jobs/${id}/cancel`, undefined, JobAnswer);
  });
});
