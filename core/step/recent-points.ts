const PLACES = 1 << 13;

interface Point {
  x: number;
  y: number;
  z: number;
}

/** The points read last, by the lower bits of their express ids: faces come to the same ones again and again. */
export class RecentPoints {
  /** Id + 1, or 0. */
  readonly #ids = new Float64Array(PLACES);
  readonly #coordinates = new Float64Array(PLACES * 3);

  /** Sets `point` to the point; false where it is not kept. */
  read(id: number, point: Point): boolean {
    const place = id & (PLACES - 1);
    if (this.#ids[place] !== id + 1) return false;
    point.x = this.#coordinates[place * 3] ?? 0;
    point.y = this.#coordinates[place * 3 + 1] ?? 0;
    point.z = this.#coordinates[place * 3 + 2] ?? 0;
    return true;
  }

  keep(id: number, { x, y, z }: Point): void {
    const place = id & (PLACES - 1);
    this.#ids[place] = id + 1;
    this.#coordinates[place * 3] = x;
    this.#coordinates[place * 3 + 1] = y;
    this.#coordinates[place * 3 + 2] = z;
  }
}
