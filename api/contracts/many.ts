import { z } from 'zod';

/** A parameter of a query that may be given more than once. */
export const many = <T extends z.ZodType<unknown, string>>(one: T) =>
  z
    .union([one, z.array(one).max(10)])
    .transform((value) => [value].flat() as z.output<T>[])
    .optional();
