// Facts about a model, whoever read them, and how two readers' facts compare.

/** @typedef {Record<string, Map<string, unknown>>} Facts by aspect, then by what they are about */
/** @typedef {{ aspect: string, key: string, ours?: unknown, theirs?: unknown, kind: 'different' | 'only ours' | 'only theirs' }} Difference */
/** @typedef {{ aspect: string, equal: number, differences: Difference[] }} Comparison */

/** The aspect of an object's own texts: Name, Description, ObjectType, LongName, Tag. */
export const TEXTS = 'names and other texts';

/** One of several values that a reader has for the same key, each as good as the others: two sets of one name. */
export class Alternatives {
  /** @param {unknown[]} values */
  constructor(values) {
    this.values = values;
  }
}

const RELATIVE = 1e-9;

/**
 * Of the aspects that both have.
 * @param {Facts} ours @param {Facts} theirs @returns {Comparison[]}
 */
export function compare(ours, theirs) {
  return Object.keys(theirs)
    .filter((aspect) => ours[aspect] !== undefined)
    .map((aspect) => compareAspect(aspect, ours[aspect], theirs[aspect]));
}

/** @returns {Comparison} */
function compareAspect(aspect, ours, theirs) {
  const differences = [];
  let equal = 0;
  for (const [key, their] of theirs) {
    const our = ours.get(key);
    if (!ours.has(key)) differences.push({ aspect, key, theirs: their, kind: 'only theirs' });
    else if (same(our, their)) equal++;
    else differences.push({ aspect, key, ours: our, theirs: their, kind: 'different' });
  }
  for (const [key, our] of ours) if (!theirs.has(key)) differences.push({ aspect, key, ours: our, kind: 'only ours' });
  return { aspect, equal, differences };
}

/** Numbers within 1e-9 of the larger, everything else exactly. @returns {boolean} */
export function same(a, b) {
  if (a instanceof Alternatives) return a.values.some((value) => same(value, b));
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b || Math.abs(a - b) <= RELATIVE * Math.max(Math.abs(a), Math.abs(b), 1e-3);
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
}
