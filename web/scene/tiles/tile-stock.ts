import type { TileEntry } from './tile-list.ts';

/** What is to be done next. */
export interface Steps {
  readonly fetch: readonly number[];
  /** Undefined: what is shown stays. The top tile is the first. */
  readonly show: readonly number[] | undefined;
  readonly forget: readonly number[];
  /** How many that are wanted are not there yet. */
  readonly awaited: number;
}

/** Fetched at once. */
const MOST_FETCHES = 4;

/** Knows which tiles are there, which are coming and which are shown; decides what to do for what is wanted. */
export class TileStock {
  readonly #tiles: readonly TileEntry[];
  readonly #budget: number;
  /** Tiles that are there: those that were wanted last come last. */
  readonly #there = new Set<number>();
  readonly #coming = new Set<number>();
  #shown: readonly number[] = [];

  /** @param triangleBudget what may be shown, and as much again kept beside. */
  constructor(tiles: readonly TileEntry[], triangleBudget: number) {
    this.#tiles = tiles;
    this.#budget = triangleBudget;
  }

  get isFetching(): boolean {
    return this.#coming.size > 0;
  }

  get shown(): readonly number[] {
    return this.#shown;
  }

  arrived(number: number): void {
    this.#coming.delete(number);
    this.#there.add(number);
  }

  /** It did not come; asked for again when it is wanted again. */
  failed(number: number): void {
    this.#coming.delete(number);
  }

  /** @param wanted those first that matter most. @param mayShow false: what is shown stays for the moment. */
  next(wanted: readonly number[], mayShow: boolean): Steps {
    const absent = wanted.filter((number) => !this.#there.has(number));
    const missing = absent.filter((number) => !this.#coming.has(number));
    const fetch = missing.slice(0, MOST_FETCHES - this.#coming.size);
    for (const number of fetch) this.#coming.add(number);
    for (const number of wanted.toReversed()) if (this.#there.delete(number)) this.#there.add(number);
    if (!mayShow) return { fetch, show: undefined, forget: [], awaited: absent.length };
    const show = this.#whatToShow(wanted);
    const isSame = show.length === this.#shown.length && show.every((number) => this.#shown.includes(number));
    if (!isSame) this.#shown = show;
    return { fetch, show: isSame ? undefined : show, forget: this.#forget(), awaited: absent.length };
  }

  /** What is wanted; beside it what is shown already, as long as there is room: turning round shows it again at once. */
  #whatToShow(wanted: readonly number[]): number[] {
    const show: number[] = [];
    let triangles = 0;
    for (const number of new Set([...wanted, ...this.#shown])) {
      if (!this.#there.has(number)) continue;
      triangles += this.#tiles[number]?.triangles ?? 0;
      if (triangles > this.#budget && show.length > 0) break;
      show.push(number);
    }
    return show.sort((a, b) => a - b);
  }

  #forget(): number[] {
    const forgotten: number[] = [];
    let triangles = 0;
    for (const number of this.#there) triangles += this.#tiles[number]?.triangles ?? 0;
    for (const number of this.#there) {
      if (triangles <= 2 * this.#budget) break;
      if (this.#shown.includes(number)) continue;
      triangles -= this.#tiles[number]?.triangles ?? 0;
      forgotten.push(number);
    }
    for (const number of forgotten) this.#there.delete(number);
    return forgotten;
  }
}
