import type { JsonBytes } from '../../json-bytes.ts';

/** Lists that are remembered, and ids of such lists: powers of two. */
const LISTS = 1 << 14;
const IDS = 1 << 18;
/** Longer lists hardly come again. */
const MOST_IDS = 256;
/** Numbers per list: where its ids begin, their number, chunk, start and end of its JSON. */
const STRIDE = 5;

/**
 * Remembers where the JSON of whole lists of instances was written last. Exporters give thousands of sets of their own to
 * objects that share the same properties: of 119,000 sets of a building, 27,000 lists are different. Memory is bounded:
 * newer lists take the place of older ones.
 */
export class ListsWrittenLately {
  readonly #lists = new Float64Array(LISTS * STRIDE);
  readonly #ids = new Uint32Array(IDS);
  /** How many ids were ever put into `#ids`, which is filled over and over. */
  #count = 0;

  /** Writes the same again; false where the first `count` of the ids are not known as a list. */
  again(ids: readonly number[], count: number, out: JsonBytes): boolean {
    const lists = this.#lists;
    const at = placeOf(ids, count);
    if (count === 0 || lists[at + 1] !== count || !this.#isList(lists[at] ?? 0, ids, count)) return false;
    const start = lists[at + 3] ?? 0;
    const end = lists[at + 4] ?? 0;
    if (!out.again(lists[at + 2] ?? 0, start, end)) return false;
    this.#setPlace(at, out, out.at - (end - start));
    return true;
  }

  /** What stands behind `start` was just written for the list; not kept where a new chunk has begun since. */
  keep(ids: readonly number[], count: number, out: JsonBytes, chunk: number, start: number): void {
    if (chunk !== out.chunk || count === 0 || count > MOST_IDS) return;
    const at = placeOf(ids, count);
    this.#lists[at] = this.#count;
    this.#lists[at + 1] = count;
    for (let item = 0; item < count; item++) this.#ids[this.#count++ % IDS] = ids[item] ?? 0;
    this.#setPlace(at, out, start);
  }

  #setPlace(at: number, out: JsonBytes, start: number): void {
    this.#lists[at + 2] = out.chunk;
    this.#lists[at + 3] = start;
    this.#lists[at + 4] = out.at;
  }

  #isList(first: number, ids: readonly number[], count: number): boolean {
    if (this.#count - first > IDS) return false;
    for (let item = 0; item < count; item++) if (this.#ids[(first + item) % IDS] !== ids[item]) return false;
    return true;
  }
}

function placeOf(ids: readonly number[], count: number): number {
  let hash = count;
  for (let item = 0; item < count; item++) hash = Math.imul(hash ^ (ids[item] ?? 0), 0x9e3779b1);
  return ((hash ^ (hash >>> 15)) & (LISTS - 1)) * STRIDE;
}
