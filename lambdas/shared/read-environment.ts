import type { z } from 'zod';

/**
 * The variables that a function was deployed with.
 *
 * @throws naming every variable that is missing or wrong, never its value.
 */
export function readEnvironment<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  const { success, data, error } = schema.safeParse(process.env);
  if (success) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`The environment of the function is not as it has to be: ${faults.join('; ')}.`);
}
