import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Problem, SystemHealth } from '#api/contracts';
import { notReady } from '../../../standalone/starting.ts';
import { webApp } from '../../../standalone/web-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-web-'));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<!doctype html>page');
writeFileSync(join(folder, 'assets/app-1a2b.js'), 'script');
afterAll(() => rmSync(folder, { recursive: true }));

const html = { headers: { accept: 'text/html,*/*' } };

describe('the web app', () => {
  const app = webApp(pathToFileURL(`${folder}/`));

  it.each(['/', '/models/7', '/anything'])(
    'shows its page at %s, asking each time whether it is still the same',
    async (path) => {
      const response = await app.request(path, html);
      expect([response.status, await response.text()]).toEqual([200, '<!doctype html>page']);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    },
  );

  it('lets files be kept whose names say what is in them', async () => {
    const response = await app.request('/assets/app-1a2b.js');
    expect([await response.text(), response.headers.get('cache-control')]).toEqual([
      'script',
      'public, max-age=31536000, immutable',
    ]);
  });

  it.each(['/%2e%2e/secret', '/..%2fsecret', '/assets/none.js'])('has nothing at %s', async (path) => {
    expect((await app.request(path)).status).toBe(404);
  });

  it('says so where it is not built', async () => {
    const response = await webApp(pathToFileURL(`${folder}/absent/`)).request('/');
    expect(await response.text()).toContain('not built');
  });
});

describe('a server that is starting', () => {
  const settings = { dataFolder: folder, concurrency: 1, uploadBytes: 2 ** 20 };
  const answer = notReady(settings);
  const ask = async (path: string, accept = '*/*') =>
    answer(new Request(`http://localhost${path}`, { headers: { accept } }));

  it('is alive, but not ready, and says so to programs and to people', async () => {
    const alive = await ask('/healthz');
    expect([alive.status, SystemHealth.parse(await alive.json()).database.status]).toEqual([200, 'unhealthy']);
    expect((await ask('/readyz')).status).toBe(503);
    expect(Problem.parse(await (await ask('/v1/models')).json()).code).toBe('server/starting');
    const page = await ask('/', 'text/html');
    expect([page.status, page.headers.get('retry-after'), await page.text()]).toEqual([
      503,
      '2',
      expect.stringContaining('is starting'),
    ]);
  });

  it.each(['/health', '/dot/health', '/api/database/health', '/api/dashboard/health'])(
    'says at %s that it cannot be used yet',
    async (path) => {
      const response = await ask(path);
      expect([response.status, JSON.parse(await response.text()).status]).toEqual([503, 'unhealthy']);
    },
  );
});
