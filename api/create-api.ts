import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { type Scope, StoreProblem } from '#core/model';
import { type ApiApp, type ApiEnv, newApp } from './app.ts';
import type { ProblemCode } from './contracts/index.ts';
import type { ApiLimits } from './limits.ts';
import { problem } from './problem-response.ts';
import { documentationRoutes } from './routes/documentation.ts';

export interface ApiSettings {
  readonly limits: Pick<ApiLimits, 'requestBytes'>;
  /** Whose data a request is about. */
  readonly scopeOf: (request: Request) => Scope;
  /** Told of what is a fault of Plinth; the client only learns that there was one. */
  readonly onFault: (error: unknown, request: Request) => void;
}

/** A database that was restarted answers again by then. */
const RETRY_SECONDS = '5';

/** What Hono and its validators throw for bad requests. */
const codesByStatus: Partial<Record<number, ProblemCode>> = {
  400: 'request/not-json',
  413: 'request/too-large',
  415: 'request/media-type',
};

/**
 * The API with the given groups of routes: all of them, or the part that one function serves. Bad input is answered by a
 * problem document, never by a 500.
 */
export function createApi(groups: readonly Hono<ApiEnv>[], { limits, scopeOf, onFault }: ApiSettings): ApiApp {
  const app = newApp();
  app.use(
    '/v1/*',
    bodyLimit({
      maxSize: limits.requestBytes,
      onError: (c) => problem(c, 'request/too-large', `At most ${limits.requestBytes} bytes are taken here.`),
    }),
  );
  app.use('/v1/*', async (c, next) => {
    c.set('scope', scopeOf(c.req.raw));
    await next();
  });
  for (const routes of groups) app.route('/', routes);
  app.route('/', documentationRoutes(app));
  app.notFound((c) => problem(c, 'request/unknown-route', `${c.req.method} ${c.req.path} leads nowhere; see /docs.`));
  app.onError((error, c) => {
    const code = error instanceof HTTPException ? codesByStatus[error.status] : undefined;
    if (code !== undefined) return problem(c, code, error.message);
    if (error instanceof StoreProblem) {
      c.header('retry-after', RETRY_SECONDS);
      const code = error.kind === 'too-slow' ? 'query/too-slow' : 'server/unavailable';
      return problem(c, code, `${error.message}.`);
    }
    onFault(error, c.req.raw);
    return problem(c, 'server/fault', 'What happened is in the log of the server.');
  });
  return app;
}
