import type { Random } from '../random.ts';

/** A stretch of bytes. */
export interface Stretch {
  readonly at: number;
  readonly text: string;
}

/** How far a place is looked for from where chance has pointed. */
const REACH = 1 << 14;

/** What matches at or behind a random place; undefined where there is nothing of the kind near it. */
export function someMatch(bytes: Buffer, random: Random, pattern: RegExp): Stretch | undefined {
  const from = random.below(bytes.length);
  const found = pattern.exec(bytes.toString('latin1', from, from + REACH));
  return found === null ? undefined : { at: from + found.index, text: found[0] };
}

/** A whole statement of the data section, with its `;`. */
export const someStatement = (bytes: Buffer, random: Random): Stretch | undefined =>
  someMatch(bytes, random, /(?<=[;\n])#\d+\s*=[^;]{1,4000};/);

/** `#12` among the arguments of a statement. */
export const someReference = (bytes: Buffer, random: Random): Stretch | undefined =>
  someMatch(bytes, random, /(?<=[(,])#\d+/);

/** A number among the arguments of a statement. */
export const someNumber = (bytes: Buffer, random: Random): Stretch | undefined =>
  someMatch(bytes, random, /(?<=[(,])-?\d+(\.\d*)?(E[-+]?\d+)?(?=[,)])/);

/** A string with its quotes. */
export const someString = (bytes: Buffer, random: Random): Stretch | undefined =>
  someMatch(bytes, random, /'[^'\n]{0,500}'/);

/** One argument: whatever stands between two commas or brackets. */
export const someArgument = (bytes: Buffer, random: Random): Stretch | undefined =>
  someMatch(bytes, random, /(?<=[(,])[^(),;'\n]+(?=[,)])/);
