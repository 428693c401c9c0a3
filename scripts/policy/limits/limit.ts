import { listOf, numberOf } from '../template/values.ts';

/** What a property may be: undefined where the value is fine, else what it would have to be. */
export type Limit = (value: unknown) => string | undefined;

const unless = (holds: boolean, words: string) => (holds ? undefined : words);

/** A number from low to high, both included. */
export const between =
  (low: number, high: number, unit = ''): Limit =>
  (value) => {
    const number = numberOf(value);
    return unless(number !== undefined && number >= low && number <= high, `${low} to ${high} ${unit}`.trim());
  };

/** A whole number within bounds. */
export const whole =
  (low: number, high: number, unit = ''): Limit =>
  (value) =>
    unless(Number.isInteger(numberOf(value)), 'a whole number') ?? between(low, high, unit)(value);

/** A number within bounds in steps. */
export const inSteps =
  (step: number, low: number, high: number, unit = ''): Limit =>
  (value) =>
    between(low, high, unit)(value) ?? unless(Number.isInteger((numberOf(value) ?? 0) / step), `a multiple of ${step}`);

/** One of these values; numbers and their text are the same. */
export const oneOf =
  (...values: (string | number | boolean)[]): Limit =>
  (value) =>
    unless(
      values.some((one) => String(one) === String(value)),
      `one of ${values.join(', ')}`,
    );

/** Exactly this. */
export const exactly = (value: string | number | boolean): Limit => oneOf(value);

/** Text of a form, told in words. */
export const like =
  (pattern: RegExp, words: string): Limit =>
  (value) =>
    unless(typeof value === 'string' && pattern.test(value), words);

/** Text of a length. */
export const long =
  (low: number, high: number): Limit =>
  (value) =>
    unless(String(value).length >= low && String(value).length <= high, `${low} to ${high} characters`);

/** A list of a length. */
export const items =
  (low: number, high: number): Limit =>
  (value) =>
    unless(listOf(value).length >= low && listOf(value).length <= high, `${low} to ${high} items`);

/** Nothing: the property must not be there. */
export const absent: Limit = () => 'left out';

/** All of these. */
export const all =
  (...limits: Limit[]): Limit =>
  (value) => {
    for (const limit of limits) {
      const words = limit(value);
      if (words !== undefined) return words;
    }
    return undefined;
  };

/** Property path -> what it may be. */
export type Limits = Readonly<Record<string, Limit>>;

/** Type of resource -> its properties' limits. */
export type LimitsOfTypes = Readonly<Record<string, Limits>>;
