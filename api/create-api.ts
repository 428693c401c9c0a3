import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { StoreProblem } from '#core/model';
import type { AccessSettings } from './access/caller.ts';
import { allowedMethods } from './allowed-methods.ts';
import type { ApiEnv } from './api-env.ts';
import { type ApiApp, newApp } from './app.ts';
import type { ProblemCode } from './contracts/index.ts';
import type { ApiLimits } from './limits.ts';
import { problem } from './problem-response.ts';
import { documentationRoutes } from './routes/documentation.ts';

export interface ApiSettings {
  readonly limits: Pick<ApiLimits, 'requestBytes'>;
  readonly access: AccessSettings;
  /** Told of what is a fault of Plinth; the client only learns that there was one. */
  readonly onFault: (error: unknown, request: Request) => void;
  /** What `/docs` and `/openapi.json` are about. @default the routes of this API */
  readonly described?: () => ApiApp;
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
export function createApi(
  groups: readonly Hono<ApiEnv>[],
  { limits, access, onFault, described }: ApiSettings,
): ApiApp {
  const app = newApp();
  app.use(
    '/v1/*',
    bodyLimit({
      maxSize: limits.requestBytes,
      onError: (c) => problem(c, 'request/too-large', `At most ${limits.requestBytes} bytes are taken here.`),
    }),
  );
  app.use(async (c, next) => {
    c.set('access', access);
    c.set('onFault', onFault);
    await next();
  });
  for (const routes of groups) app.route('/', routes);
  expectDeclarations(app);
  app.route('/', documentationRoutes(described ?? (() => app)));
  const methodsAt = allowedMethods(app);
  app.notFound((c) => {
    const methods = methodsAt(c.req.path);
    if (methods.length === 0) {
      return problem(c, 'request/unknown-route', `${c.req.method} ${c.req.path} leads nowhere; see /docs.`);
    }
    c.header('allow', methods.join(', '));
    return problem(c, 'request/method', `${c.req.path} takes ${methods.join(', ')}; see /docs.`);
  });
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

/** A route that does not say who may use it would be open to everybody: then there is no API at all. */
function expectDeclarations(app: ApiApp): void {
  for (const definition of app.openAPIRegistry.definitions) {
    if (definition.type !== 'route' || definition.route.security !== undefined) continue;
    throw new Error(`${definition.route.method} ${definition.route.path} does not declare what it needs.`);
  }
}
