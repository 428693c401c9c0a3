import { z } from 'zod';

/** The `nextCursor` of an answer asks for what follows it; opaque to clients. */
export const Cursor = z.string().min(1).max(500);

/** How many at most; a number in the query string. */
export const limitUpTo = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual);

/** Null at the end of the list. */
export const NextCursor = z.string().nullable();
