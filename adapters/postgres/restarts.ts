import type pg from 'pg';
import { StoreProblem } from '#core/model';

/** SQLSTATE admin_shutdown: the statement was not executed, or undone. */
const ADMIN_SHUTDOWN = '57P01';
const QUERY_CANCELED = '57014';

/** SQLSTATE, its class, or the operating system's code for a server that nobody reaches at the moment. */
const unavailable = /^(57P0[1-3]|08...|53300|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN)$/;
/** `pg` gives these no code. */
const lostConnection = /^Connection terminated|timeout exceeded when trying to connect/;

/**
 * Asks again where the database was restarted meanwhile, which may be because of somebody else's statement: the embedded
 * one ends with a statement that takes too long.
 *
 * @param restarts after how many the question is given up.
 */
export async function askAgain<T>(restarts: number, ask: () => Promise<T>): Promise<T> {
  for (let left = restarts; ; left--) {
    try {
      return await ask();
    } catch (error) {
      if (left === 0 || codeOf(error) !== ADMIN_SHUTDOWN) throw error;
    }
  }
}

/** What was thrown, in words that do not depend on PostgreSQL where they need not. */
export function problemIn(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = codeOf(error);
  if (code === QUERY_CANCELED) return new StoreProblem('too-slow', error.message, { cause: error });
  const isAway = code === '' ? lostConnection.test(error.message) : unavailable.test(code);
  return isAway ? new StoreProblem('unavailable', error.message, { cause: error }) : error;
}

/** Connections whose single statements are asked again after a restart. */
export interface SteadyPool extends pg.Pool {
  /** After how many a statement is given up. */
  readonly restarts: number;
}

/** The same pool, made steady. */
export function steady(pool: pg.Pool, restarts: number): SteadyPool {
  const query = pool.query.bind(pool) as (...given: unknown[]) => Promise<unknown>;
  const asked = (...given: unknown[]) =>
    askAgain(restarts, () => query(...given)).catch((error: unknown) => {
      throw problemIn(error);
    });
  return Object.assign(pool, { query: asked as typeof pool.query, restarts });
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');
