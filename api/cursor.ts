import type { Context } from 'hono';
import type { z } from 'zod';
import { problem } from './problem-response.ts';

/** A place in a list as text that clients carry but do not read. */
export function encodeCursor(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Undefined where the text is none of our cursors. */
export function decodeCursor<T>(schema: z.ZodType<T>, cursor: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString())).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The answer to a cursor that is none of the list's own. */
export function foreignCursor(c: Context): Response {
  const message = 'Not a cursor that this list has given.';
  return problem(c, 'request/invalid', `cursor: ${message}`, [{ in: 'query', path: 'cursor', message }]);
}
