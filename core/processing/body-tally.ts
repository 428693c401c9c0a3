import type { Outcome } from '#core/geometry';
import type { BodyCounts } from '#core/model';

/** Products of one kind of body: how many were made by which way, and how long that took. */
export interface BodyTimes extends BodyCounts {
  readonly directMs: number;
  readonly webIfcMs: number;
}

/** Counts products by what their bodies are made of. */
export class BodyTally {
  readonly #rows = new Map<string, { -readonly [K in keyof BodyTimes]: BodyTimes[K] }>();

  add(outcome: Outcome): void {
    const { made, declined } = outcome;
    if (made === undefined) return;
    const { item, openings, milliseconds } = made;
    const row = this.#row(item, openings);
    if (declined === undefined) row.directMs += milliseconds;
    else row.webIfcMs += milliseconds;
    if (outcome.status === 'failed') row.failed++;
    else if (declined === undefined) row.direct++;
    else row.webIfc++;
  }

  /** @param nameOf the exact class name of a keyword. The most frequent first. */
  rows(nameOf: (keyword: string) => string): BodyTimes[] {
    const named = Array.from(this.#rows.values(), (row) => ({ ...row, item: nameOf(row.item) }));
    const total = ({ direct, webIfc, failed }: BodyTimes) => direct + webIfc + failed;
    return named.sort(
      (a, b) =>
        total(b) - total(a) ||
        (a.item < b.item ? -1 : a.item > b.item ? 1 : 0) ||
        Number(a.openings) - Number(b.openings),
    );
  }

  #row(item: string, openings: boolean) {
    const key = openings ? `${item} with openings` : item;
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const row = { item, openings, direct: 0, webIfc: 0, failed: 0, directMs: 0, webIfcMs: 0 };
    this.#rows.set(key, row);
    return row;
  }
}
