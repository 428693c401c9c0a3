import * as is from './characters.ts';
import { isShifted } from './quotes.ts';
import { endsecBefore, instanceBefore, landmarkAt, skipWhiteSpace, skipWhiteSpaceBack } from './recovery.ts';

/** The bytes at hand end before what is looked for. */
export const INCOMPLETE = -1;

/** A quote nearer than this is most likely inside the statement, so that reading it byte by byte is quicker at once. */
const NEAR = 48;

/** What was wrong with the end of a statement, and the position in the buffer where it shows. */
export interface Damage {
  readonly kind: 'missing-semicolon' | 'unterminated-string';
  readonly at: number;
}

/**
 * Finds the `;` that ends a statement, past strings and comments.
 *
 * Most statements hold neither, so their `;` is found by the native `indexOf`: safe as long as the next quote, comment
 * and `=` of the buffer, which are remembered, lie behind it. Only the other statements are read byte by byte. To read
 * all of them so takes 8 % longer where statements are short and three times as long where they are long lists.
 *
 * A `=` in front of the `;` tells that a `;` is missing: outside of strings and comments only an instance's name has
 * one. Looking for it takes 5 % of the time of indexing. Looking for line ends instead costs the same and misses what
 * stands on one line; looking for `)` and `#` with nothing between them costs more, there are so many brackets.
 */
export class StatementEnds {
  /** Set when the end that `find` answered last is not a sound one. */
  damage: Damage | undefined;
  /** Where a comment begins that does not end in the buffer. */
  openComment = INCOMPLETE;
  #bytes: Buffer = Buffer.alloc(0);
  #end = 0;
  #last = false;
  #nextQuote = INCOMPLETE;
  #nextComment = INCOMPLETE;
  #nextEquals = INCOMPLETE;

  /** Begins a new buffer: `bytes[0, end)` count; `last` tells that no more bytes will come behind them. */
  reset(bytes: Buffer, end: number, last: boolean): void {
    this.#bytes = bytes;
    this.#end = end;
    this.#last = last;
    this.openComment = INCOMPLETE;
    this.#nextQuote = INCOMPLETE;
    this.#nextComment = INCOMPLETE;
    this.#nextEquals = INCOMPLETE;
  }

  /** The position behind the `;` of the statement that goes on at `from`, outside of strings; or INCOMPLETE. */
  find(from: number): number {
    this.damage = undefined;
    if (this.#nextQuote < from) this.#nextQuote = this.#indexOf(is.QUOTE, from);
    if (this.#nextComment < from) this.#nextComment = this.#indexOfComment(from);
    if (this.#nextQuote < from + NEAR) return this.#read(from);
    const semicolon = this.#bytes.indexOf(is.SEMICOLON, from);
    if (semicolon < 0 || semicolon >= this.#nextQuote || semicolon >= this.#nextComment) return this.#read(from);
    if (this.#nextEquals < from) this.#nextEquals = this.#indexOf(is.EQUALS, from);
    if (semicolon >= this.#nextEquals || this.#bytes[semicolon - 1] !== is.CLOSE) return this.#read(from);
    return semicolon + 1;
  }

  /**
   * The same of a statement whose keyword ends at `at`. Where neither `;` nor arguments follow, the `;` is missing and
   * the statement ends with its keyword.
   */
  findBehindKeyword(at: number): number {
    const next = this.skipSpace(at);
    if (next === INCOMPLETE || (next === this.#end && !this.#last)) return INCOMPLETE;
    if (this.#bytes[next] === is.SEMICOLON || this.#bytes[next] === is.OPEN) return this.find(next);
    this.damage = { kind: 'missing-semicolon', at };
    return at;
  }

  /** Behind white space and comments; or INCOMPLETE. */
  skipSpace(from: number): number {
    for (let at = from; ; ) {
      at = skipWhiteSpace(this.#bytes, at, this.#end);
      if (this.#bytes[at] !== is.SLASH) return at;
      if (at + 1 === this.#end && !this.#last) return INCOMPLETE;
      if (this.#bytes[at + 1] !== is.ASTERISK) return at;
      at = this.#skipComment(at);
      if (at === INCOMPLETE) return INCOMPLETE;
    }
  }

  #read(from: number): number {
    const bytes = this.#bytes;
    for (let at = from; at < this.#end; at++) {
      const byte = bytes[at];
      if (byte === is.SEMICOLON) return this.#beforeEndsec(from, at);
      if (byte === is.QUOTE) {
        const behind = this.#skipString(at);
        if (behind === INCOMPLETE || this.damage !== undefined) return behind;
        at = behind - 1;
      } else if (byte === is.EQUALS) {
        const next = instanceBefore(bytes, at, from);
        if (next >= 0) return this.#withoutSemicolon(from, next);
      } else if (byte === is.SLASH && bytes[at + 1] === is.ASTERISK) {
        const behind = this.#skipComment(at);
        if (behind === INCOMPLETE) return INCOMPLETE;
        at = behind - 1;
      }
    }
    return INCOMPLETE;
  }

  #skipString(start: number): number {
    const close = this.#closingQuote(start + 1);
    if (close === INCOMPLETE) return INCOMPLETE;
    if (this.#bytes[close] === is.QUOTE) return close + 1;
    this.damage = { kind: 'unterminated-string', at: start };
    return close;
  }

  /** The `;` at `semicolon` may be that of an ENDSEC where the statement's own is missing. */
  #beforeEndsec(from: number, semicolon: number): number {
    const endsec = this.#bytes[semicolon - 1] === is.CLOSE ? -1 : endsecBefore(this.#bytes, semicolon, from);
    return endsec < 0 ? semicolon + 1 : this.#withoutSemicolon(from, endsec);
  }

  #withoutSemicolon(from: number, next: number): number {
    const end = skipWhiteSpaceBack(this.#bytes, next, from);
    this.damage = { kind: 'missing-semicolon', at: end };
    return end;
  }

  /**
   * The string's closing quote; or the line end behind which the next instance or section begins (`#7=A(`), which no
   * real string holds.
   */
  #closingQuote(from: number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    for (let at = from; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === is.QUOTE && !isShifted(bytes, at, end)) return at;
      if (byte > is.CARRIAGE_RETURN || (byte !== is.LINE_FEED && byte !== is.CARRIAGE_RETURN)) continue;
      const next = skipWhiteSpace(bytes, at, end);
      const landmark = landmarkAt(bytes, next, end, this.#last);
      if (landmark === 'unknown') return INCOMPLETE;
      if (landmark === 'yes') return at;
      at = next - 1;
    }
    return INCOMPLETE;
  }

  #skipComment(start: number): number {
    const close = this.#bytes.indexOf('*/', start + 2, 'latin1');
    if (close >= 0 && close + 2 <= this.#end) return close + 2;
    this.openComment = start;
    return INCOMPLETE;
  }

  /** `end` where there is none: behind everything. */
  #indexOf(byte: number, from: number): number {
    const found = this.#bytes.indexOf(byte, from);
    return found === -1 || found >= this.#end ? this.#end : found;
  }

  #indexOfComment(from: number): number {
    const found = this.#bytes.indexOf('/*', from, 'latin1');
    return found === -1 || found >= this.#end ? this.#end : found;
  }
}
