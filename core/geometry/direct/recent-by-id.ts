const PLACES = 1 << 13;

/**
 * What was found for express ids that come again soon, in bounded memory: each has one place, by the lower bits of the
 * id, and the last one keeps it. A map takes five times as long, and most of what is kept never comes again.
 */
export class RecentById<Value> {
  /** Id + 1, or 0. */
  readonly #ids = new Float64Array(PLACES);
  readonly #values = new Array<Value | undefined>(PLACES);

  get(id: number): Value | undefined {
    const place = id & (PLACES - 1);
    return this.#ids[place] === id + 1 ? this.#values[place] : undefined;
  }

  set(id: number, value: Value): void {
    const place = id & (PLACES - 1);
    this.#ids[place] = id + 1;
    this.#values[place] = value;
  }
}
