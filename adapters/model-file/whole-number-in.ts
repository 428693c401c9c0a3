/**
 * The whole number that a variable of the environment has; undefined where it is not set, or empty.
 *
 * @throws Error where it is anything else, or out of bounds.
 */
export function wholeNumberIn(
  environment: NodeJS.ProcessEnv,
  variable: string,
  least: number,
  most: number,
): number | undefined {
  const text = environment[variable];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Error(`${variable} must be a whole number from ${least} to ${most}, not "${text}".`);
}
