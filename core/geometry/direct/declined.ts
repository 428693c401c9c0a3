/**
 * The direct path does not take this: another engine shall. Thrown, because it is found out deep inside of what would be
 * many layers of results, and seldom: a few elements per file.
 */
export class Declined extends Error {
  override readonly name = 'Declined';
}

/** Another engine shall not try it either: it is more than anybody can use. */
export class TooMuch extends Declined {}

/** @param reason a sentence for a person. */
export function refuse(reason: string): never {
  throw new TooMuch(reason);
}

/** @param reason of a few words, the same for all elements of a kind: it is counted. */
export function decline(reason: string): never {
  // Nobody reads where it was thrown, and gathering that takes ten times as long as the rest.
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const declined = new Declined(reason);
  Error.stackTraceLimit = limit;
  throw declined;
}

/** The direct path takes this as soon as the library of its `SolidAlgebra` is loaded; nobody keeps it as an answer. */
export class Postponed extends Error {
  override readonly name = 'Postponed';
}
