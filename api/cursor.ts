import type { z } from 'zod';

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
