import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { problem } from '#api';
import { StoreProblem } from '#core/model';
import type { SqlQueries } from '#core/ports';
import { isEqual } from '../access/secrets.ts';
import { OwnerQuestion, ownerPath } from './protocol.ts';

export interface OwnerSources {
  readonly sql: SqlQueries;
  readonly token: string;
  /** Whether the request was made on this machine. */
  readonly isFromHere?: (c: Context) => boolean;
}

/**
 * SQL for `plinth sql`, which cannot open the embedded database while the server has it: read-only, within the same
 * limits. Only who can read the data folder has the token, and only processes of this machine are answered.
 */
export function ownerRoutes({ sql, token, isFromHere = isOwnConnection }: OwnerSources): Hono {
  return new Hono().post(ownerPath, async (c) => {
    const given = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    if (!isFromHere(c) || !isEqual(given, token)) {
      return problem(c, 'access/token-required', 'Only the owner of the data folder is answered here.');
    }
    const question = OwnerQuestion.safeParse(await c.req.json().catch(() => undefined));
    if (!question.success) return problem(c, 'request/invalid', question.error.message);
    const { sql: text, ...limits } = question.data;
    try {
      return c.json(await sql.query(text, limits));
    } catch (error) {
      if (error instanceof StoreProblem) return problem(c, 'server/unavailable', `${error.message}.`);
      throw error;
    }
  });
}

/** A connection between two machines has two addresses. */
function isOwnConnection(c: Context): boolean {
  const { incoming } = c.env;
  return getConnInfo(c).remote.address === incoming.socket.localAddress;
}
