/** Triangles that any machine draws often enough for a start: software rendering on two cores takes 25 ms for them. */
const FIRST_BUDGET = 80_000;
const LEAST_BUDGET = 30_000;
const MOST_BUDGET = 50_000_000;

/** Milliseconds between pictures above which there is too much in them, and below which there is room for more. */
const SLOW = 37;
const FAST = 24;

/** A pause between two movements is no slow picture. */
const PAUSE = 400;

/**
 * How many triangles a picture may have while the camera moves, learned from how fast the pictures follow each other.
 */
export class Pace {
  #budget = FIRST_BUDGET;
  #previous = -Infinity;
  #mean = FAST;

  get triangleBudget(): number {
    return this.#budget;
  }

  /** Called for each picture of a movement; `now` in milliseconds. @param isFull the picture used the whole budget. */
  tick(now: number, isFull: boolean): void {
    const interval = now - this.#previous;
    this.#previous = now;
    if (interval > PAUSE) return;
    this.#mean += 0.25 * (interval - this.#mean);
    if (this.#mean > SLOW) this.#budget = Math.max(LEAST_BUDGET, 0.9 * this.#budget);
    else if (this.#mean < FAST && isFull) this.#budget = Math.min(MOST_BUDGET, 1.15 * this.#budget);
  }
}
