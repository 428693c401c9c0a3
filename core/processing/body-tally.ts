import type { Outcome } from '#core/geometry';
import type { BodyCounts } from '#core/model';

/** Products of one kind of body: how many were made by which way, and how long that took. */
export interface BodyTimes extends BodyCounts {
  readonly directMs: number;
  readonly webIfcMs: number;
}

type Row = { -readonly [K in keyof BodyTimes]: BodyTimes[K] };

/** Counts products by what their bodies are made of. */
export class BodyTally {
  readonly #whole = new Map<string, Row>();
  readonly #withOpenings = new Map<string, Row>();

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
    const rows = [...this.#whole.values(), ...this.#withOpenings.values()];
    const named = rows.map((row) => ({ ...row, item: nameOf(row.item) }));
    const total = ({ direct, webIfc, failed }: BodyTimes) => direct + webIfc + failed;
    return named.sort(
      (a, b) =>
        total(b) - total(a) ||
        (a.item < b.item ? -1 : a.item > b.item ? 1 : 0) ||
        Number(a.openings) - Number(b.openings),
    );
  }

  #row(item: string, openings: boolean): Row {
    const rows = openings ? this.#withOpenings : this.#whole;
    const known = rows.get(item);
    if (known !== undefined) return known;
    const row = { item, openings, direct: 0, webIfc: 0, failed: 0, directMs: 0, webIfcMs: 0 };
    rows.set(item, row);
    return row;
  }
}
