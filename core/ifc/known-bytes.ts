/** Longer texts are not remembered. */
const LONGEST = 48;

/**
 * What was made of short texts lately, found by their bytes as they stand in the file: a thousand doors are of some ten
 * heights. A newer text takes the place of an older one.
 */
export class KnownBytes<T> {
  readonly #texts: (Uint8Array | undefined)[];
  readonly #values: (T | undefined)[];
  readonly #mask: number;

  /** @param places a power of two. */
  constructor(places: number) {
    this.#texts = new Array(places).fill(undefined);
    this.#values = new Array(places).fill(undefined);
    this.#mask = places - 1;
  }

  /** What was made of the text in `bytes[start, end)`. */
  find(bytes: Uint8Array, start: number, end: number): T | undefined {
    const place = hash(bytes, start, end) & this.#mask;
    const text = this.#texts[place];
    if (text === undefined || text.length !== end - start) return undefined;
    for (let at = 0; at < text.length; at++) if (text[at] !== bytes[start + at]) return undefined;
    return this.#values[place];
  }

  keep(bytes: Uint8Array, start: number, end: number, value: T): void {
    if (end - start > LONGEST) return;
    const place = hash(bytes, start, end) & this.#mask;
    this.#texts[place] = new Uint8Array(bytes.subarray(start, end));
    this.#values[place] = value;
  }
}

function hash(bytes: Uint8Array, start: number, end: number): number {
  let mixed = 0;
  const last = Math.min(end, start + LONGEST);
  for (let at = start; at < last; at++) mixed = (Math.imul(mixed, 31) + (bytes[at] ?? 0)) | 0;
  return mixed ^ (mixed >>> 15);
}
