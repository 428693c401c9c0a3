import { healthRoutes, problemOf, usualLimits } from '#api';
import { probePaths } from '#api/contracts';
import type { ServerSettings } from './settings.ts';
import { startingVitals } from './vitals.ts';

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<title>Plinth is starting</title><style>:root{color-scheme:light dark;font:16px/1.5 system-ui}body{margin:20vh auto;max-width:32rem;padding:1rem}</style>
<h1>Plinth is starting</h1><p>The database is being opened; the first time this takes up to half a minute. This page goes on by itself.</p>`;

/** What the server answers while it cannot do more yet, or no more. */
export function notReady(
  settings: Pick<ServerSettings, 'dataFolder' | 'uploadBytes' | 'concurrency'>,
): (request: Request) => Response | Promise<Response> {
  const health = healthRoutes({ ports: { vitals: startingVitals(settings) }, limits: usualLimits });
  return (request) => (isProbe(new URL(request.url).pathname) ? health.fetch(request) : starting(request));
}

const isProbe = (path: string) => probePaths.some((probe) => probe === path);

function starting(request: Request): Response {
  const headers = { 'retry-after': '2', 'cache-control': 'no-store' };
  if (request.headers.get('accept')?.includes('text/html')) {
    return new Response(page, { status: 503, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } });
  }
  const problem = problemOf('server/starting', 'The database is being opened, or the server is stopping.');
  return Response.json(problem, { status: 503, headers: { ...headers, 'content-type': 'application/problem+json' } });
}
