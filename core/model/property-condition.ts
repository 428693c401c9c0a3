import * as z from 'zod';

/** `~`: contains, whatever the capitals. */
export const PropertyOperator = z.enum(['=', '!=', '>', '<', '>=', '<=', '~']);
export type PropertyOperator = z.infer<typeof PropertyOperator>;

/**
 * A property that an element has and that compares so with `value`. Numbers are compared in SI units (metres, square
 * metres, ...), whatever unit the file uses; texts and booleans as they are written. The properties of the element's
 * type count as its own.
 */
export const PropertyCondition = z.object({
  set: z.string().min(1),
  name: z.string().min(1),
  operator: PropertyOperator,
  value: z.string(),
});
export type PropertyCondition = z.infer<typeof PropertyCondition>;

/** A name, in double quotes where it has a dot, an operator or a quote in it (there doubled). */
const name = (stop: string) => `(?:"((?:[^"]|"")+)"|([^"${stop}][^${stop}]*?))`;
const pattern = new RegExp(`^\\s*${name('.')}\\s*\\.\\s*${name('=!<>~')}\\s*(>=|<=|!=|=|>|<|~)\\s*(.*?)\\s*$`, 's');

/**
 * `Pset_DoorCommon.FireRating=EI30`, `"My.Set"."Width [m]" >= 2.5`; undefined where the text is no condition.
 */
export function parsePropertyCondition(text: string): PropertyCondition | undefined {
  const [, quotedSet, plainSet, quotedName, plainName, operator, value] = pattern.exec(text) ?? [];
  const parsed = PropertyCondition.safeParse({
    set: quotedSet?.replaceAll('""', '"') ?? plainSet,
    name: quotedName?.replaceAll('""', '"') ?? plainName,
    operator,
    value,
  });
  return parsed.data;
}
