import { z } from 'zod';

/**
 * Text without control characters: PostgreSQL takes no U+0000. The pattern has no flags, which JSON Schema does not know.
 *
 * @param most characters.
 */
export const plainText = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is about these
    .regex(/^[^\x00-\x1f\x7f-\x9f]*$/, 'without control characters');

/** The same for people, without spaces round it. */
export const oneLine = (most: number) => z.string().trim().pipe(plainText(most));
