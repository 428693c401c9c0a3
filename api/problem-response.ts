import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type FieldError, type Problem, type ProblemCode, problems } from './contracts/index.ts';

/** The problem document of a code; `type` leads to its line on the documentation page. */
export function problemOf(code: ProblemCode, detail: string, errors?: readonly FieldError[]): Problem {
  const { status, title } = problems[code];
  return { type: `/docs#${code}`, title, status, detail, code, ...(errors && { errors: [...errors] }) };
}

/** @param detail what it was this time, and what can be done about it. */
export function problem(c: Context, code: ProblemCode, detail: string, errors?: readonly FieldError[]): Response {
  const document = { ...problemOf(code, detail, errors), instance: c.req.path };
  c.set('problem', code); // for the audit log
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  return c.body(JSON.stringify(document), problems[code].status satisfies ContentfulStatusCode, headers);
}
