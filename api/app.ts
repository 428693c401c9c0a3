import { OpenAPIHono } from '@hono/zod-openapi';
import type { z } from 'zod';
import type { ApiEnv } from './api-env.ts';
import type { FieldError } from './contracts/index.ts';
import type { ApiLimits } from './limits.ts';
import type { ApiPorts } from './ports.ts';
import { problem } from './problem-response.ts';

export type ApiApp = OpenAPIHono<ApiEnv>;

/** What a group of routes is made from: of the ports only those that it asks. */
export interface RouteSources<Ports extends keyof ApiPorts> {
  readonly ports: Pick<ApiPorts, Ports>;
  readonly limits: ApiLimits;
}

const places = {
  json: 'body',
  form: 'body',
  query: 'query',
  param: 'path',
  header: 'header',
  cookie: 'header',
} as const;

/** An application that answers what does not fit its contract by a problem document that names the fields. */
export function newApp(): ApiApp {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const errors = result.error.issues.flatMap((issue) => fieldErrors(places[result.target], issue));
      const fields = errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
      return problem(c, 'request/invalid', fields.join('; '), errors);
    },
  });
}

function fieldErrors(where: FieldError['in'], issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [{ in: where, path, message: issue.message }];
  return issue.keys.map((key) => ({
    in: where,
    path: path === '' ? key : `${path}.${key}`,
    message: 'There is no such field.',
  }));
}
