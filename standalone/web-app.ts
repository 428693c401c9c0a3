import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { PageSettings } from '#api/contracts';

const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "frame-ancestors 'none'",
].join('; ');

/** `/config.json`: the page asks the server that it comes from, which knows who has signed in by itself. */
export function pageSettings(): Hono {
  return new Hono().get('/config.json', (c) =>
    c.json({ api: new URL(c.req.url).origin, signIn: null } satisfies PageSettings, 200, {
      'cache-control': 'no-cache',
    }),
  );
}

/** The built web app: files whose names carry a checksum are kept for ever, and every other address is its page. */
export function webApp(folder: URL): Hono {
  const root = fileURLToPath(folder);
  const app = new Hono();
  if (!existsSync(root)) {
    return app.get('/', (c) => c.text('The web app is not built; the API is described at /docs.\n'));
  }
  app.use(async (c, next) => {
    await next();
    if (!c.res.ok) return;
    const isNamedByContent = c.req.path.startsWith('/assets/');
    c.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
    c.header('content-security-policy', policy);
  });
  app.get('*', serveStatic({ root }));
  const page = serveStatic({ root, path: 'index.html' });
  app.get('*', (c, next) => (c.req.header('accept')?.includes('text/html') ? page(c, next) : next()));
  return app;
}
