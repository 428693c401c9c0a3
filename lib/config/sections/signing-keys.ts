/** Generations of keys: the first signs, all are accepted. */
export type SigningGenerations = [number, number, ...number[]];

const FIRST_YEAR = 2026;

/**
 * The keys of a quarter of a year: its own, with which URLs are signed, that of the next, and that of the one before. So a
 * key is accepted everywhere for a quarter before it signs, and for another when it no longer does: a URL stays good over
 * the turn of the quarter, whenever somebody deploys.
 *
 * @param date from 2026 on; in UTC.
 */
export function keysOfQuarter(date: Date): SigningGenerations {
  const quarter = 4 * (date.getUTCFullYear() - FIRST_YEAR) + Math.floor(date.getUTCMonth() / 3) + 1;
  return [quarter, quarter + 1, ...(quarter > 1 ? [quarter - 1] : [])];
}
