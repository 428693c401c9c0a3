import type { JsonBytes } from '../../json-bytes.ts';

/** Numbers per place: id, chunk, start, end. */
const STRIDE = 4;

/**
 * Remembers where the JSON of an instance was written last, in a fixed number of places: a newer id takes the place of an
 * older one, so that memory stays bounded however many ids come.
 */
export class WrittenLately {
  readonly #places: Uint32Array;
  readonly #mask: number;

  /** @param places a power of two. */
  constructor(places: number) {
    this.#places = new Uint32Array(places * STRIDE);
    this.#mask = places - 1;
  }

  /** Whether it is remembered, even if too long ago to be written again. */
  has(id: number): boolean {
    const at = (id & this.#mask) * STRIDE;
    return this.#places[at] === id && this.#places[at + 3] !== 0;
  }

  /** Writes the same again; false where it is not known any more. */
  again(id: number, out: JsonBytes): boolean {
    const places = this.#places;
    const at = (id & this.#mask) * STRIDE;
    const start = places[at + 2] ?? 0;
    const end = places[at + 3] ?? 0;
    // What nothing was written for has no end.
    if (places[at] !== id || end === 0 || !out.again(places[at + 1] ?? 0, start, end)) return false;
    places[at + 1] = out.chunk;
    places[at + 2] = out.at - (end - start);
    places[at + 3] = out.at;
    return true;
  }

  /** What stands behind `start` was just written for `id`; not kept where a new chunk has begun since. */
  keep(id: number, out: JsonBytes, chunk: number, start: number): void {
    if (chunk !== out.chunk) return;
    const places = this.#places;
    const at = (id & this.#mask) * STRIDE;
    places[at] = id;
    places[at + 1] = chunk;
    places[at + 2] = start;
    places[at + 3] = out.at;
  }
}
