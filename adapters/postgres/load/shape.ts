/** Whether a value of a line is what it should be at first sight. */
export type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === 'string';
export const isTextOrNull: Check = (value) => value === null || typeof value === 'string';
export const isNumberOrNull: Check = (value) => value === null || typeof value === 'number';
export const isList: Check = Array.isArray;
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isObjectOrNull: Check = (value) => value === null || isObject(value);
export const isOneOf =
  (words: readonly string[]): Check =>
  (value) =>
    words.some((word) => word === value);
export const orMissing =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/**
 * A check of the keys of an object, each by itself; what is inside lists and objects is left to those who write it into
 * a column. A tenth of the time of the schema, which says what is wrong when this has found that something is.
 */
export function shapeOf(checks: Readonly<Record<string, Check>>): Check {
  const keys = Object.entries(checks);
  return (value) => isObject(value) && keys.every(([key, check]) => check(value[key]));
}
