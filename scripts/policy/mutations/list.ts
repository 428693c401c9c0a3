import type { Mutation } from './mutation.ts';

/** A line of a table of mistakes: the property, what stands there instead, and the rule that is about the cause. */
export type Line = readonly [at: string, to: unknown, rule: string, where?: Mutation['where']];

/** Mistakes by type of resource. */
export type Mistakes = Readonly<Record<string, readonly Line[]>>;

/** The mutations of a table. */
export const mutationsOf = (mistakes: Mistakes): Mutation[] =>
  Object.entries(mistakes).flatMap(([type, lines]) =>
    lines.map(([at, to, rule, where]) => {
      const name = `${type.replace('AWS::', '')} ${at} ${shown(to)}`;
      return { name, type, at, to, rule, ...(where && { where }) };
    }),
  );

const shown = (value: unknown): string =>
  value === undefined
    ? 'left out'
    : typeof value === 'object' && value !== null && 'of' in value
      ? 'changed'
      : `= ${JSON.stringify(value).slice(0, 60)}`;
