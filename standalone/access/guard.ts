import type { MiddlewareHandler } from 'hono';
import { problem } from '#api';
import { s3Path } from '../s3/index.ts';
import { hostNameIn } from './hosts.ts';

/**
 * Lets through what may ask at all: under the right host name, and from no foreign page.
 *
 * @param names under which the server answers.
 */
export function guard(names: ReadonlySet<string>): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host');
    const name = hostNameIn(host);
    if (name === undefined || !names.has(name)) {
      return problem(c, 'request/host-not-allowed', `This server is not called ${host ?? 'nothing at all'}.`);
    }
    if (c.req.path.startsWith(`${s3Path}/`)) return next();
    const origin = c.req.header('origin');
    if (origin !== undefined && !isSameOrigin(origin, host)) {
      return problem(c, 'request/origin-not-allowed', `A page of ${origin} asked.`);
    }
    return next();
  };
}

function isSameOrigin(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
