import { describe, expect, it } from '@jest/globals';
import type { RunningEdition } from './running-edition.ts';

const FOREIGN = 'https://page.example';

/** What the browser of whoever uses the web app is told. */
export function pageSuite(edition: () => RunningEdition): void {
  describe('the web app', () => {
    it('may ask this environment and nobody else, and is alone in its process', async () => {
      const { page, endpoint, users } = edition().edition;
      const { headers } = await fetch(page);
      const sources = `connect-src 'self' data: blob: ${endpoint} ${users.url};`;
      expect(headers.get('content-security-policy')).toContain(sources);
      expect(headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval';");
      expect(Object.fromEntries(headers)).toMatchObject({
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-opener-policy': 'same-origin',
        'strict-transport-security': expect.stringContaining('max-age=31536000'),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
    });

    it('has parts that never change, and a beginning that is asked for each time', async () => {
      const { page } = edition().edition;
      const first = await fetch(page);
      const [script = ''] = /assets\/[\w-]+\.js/.exec(await first.text()) ?? [];
      const part = await fetch(`${page}/${script}`);
      expect(first.headers.get('cache-control')).toBe('no-cache');
      expect(part.headers.get('cache-control')).toContain('immutable');
      expect(part.headers.get('content-type')).toContain('text/javascript');
    });

    it('may ask the API, and pages of others may not', async () => {
      const { page, api } = edition().edition;
      const key = { authorization: `Bearer ${edition().robot.key}` };
      const preflight = { 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' };
      for (const [origin, may] of [[page, true] as const, [FOREIGN, false] as const]) {
        const asked = await Promise.all([
          fetch(`${api}/v1/me`, { method: 'OPTIONS', headers: { ...preflight, origin } }),
          fetch(`${api}/v1/me`, { headers: { ...key, origin } }),
        ]);
        const allowed = asked.map(({ headers }) => headers.get('access-control-allow-origin') === origin);
        expect([origin, ...allowed]).toEqual([origin, may, may]);
        for (const { headers } of asked) expect(headers.get('access-control-allow-origin')).not.toBe('*');
      }
      const refused = await fetch(`${api}/v1/me`, { headers: { origin: page } });
      expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, page]);
    });
  });
}
