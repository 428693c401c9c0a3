/** Texts longer than this are names and descriptions, which seldom come again. */
const LONGEST = 24;
const PLACES = 1 << 8;

/**
 * Short texts that come again and again ('Body', 'SweptSolid'), made once: to compare the bytes takes a tenth of the time
 * of a new string. Each text has one place, by its bytes, and the last one keeps it.
 */
export class RecentTexts {
  readonly #texts: string[] = new Array<string>(PLACES).fill('');
  readonly #bytes = new Uint8Array(PLACES * LONGEST);

  /** Latin-1, from `start` up to `end`. */
  of(bytes: Buffer, start: number, end: number): string {
    const length = end - start;
    if (length > LONGEST) return bytes.toString('latin1', start, end);
    let hash = length;
    for (let at = start; at < end; at++) hash = Math.imul(hash, 31) + (bytes[at] ?? 0);
    const place = hash & (PLACES - 1);
    const known = this.#texts[place] ?? '';
    const first = place * LONGEST;
    if (known.length === length && this.#isSame(bytes, start, first, length)) return known;
    const text = bytes.toString('latin1', start, end);
    this.#texts[place] = text;
    for (let at = 0; at < length; at++) this.#bytes[first + at] = bytes[start + at] ?? 0;
    return text;
  }

  #isSame(bytes: Buffer, start: number, first: number, length: number): boolean {
    for (let at = 0; at < length; at++) if (bytes[start + at] !== this.#bytes[first + at]) return false;
    return true;
  }
}
