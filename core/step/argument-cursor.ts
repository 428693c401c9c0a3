import { type Argument, type TypedArgument, UnreadableStatement } from './argument.ts';
import * as is from './characters.ts';
import { NumberReader } from './numbers.ts';
import { RecentTexts } from './recent-texts.ts';

/** Deeper lists than this are hostile: IFC nests three deep. */
const DEEPEST_LIST = 64;
const CAPITAL_F = 70;
const CAPITAL_T = 84;

/** Goes through the arguments of one statement, from one to the next. What is not as it should be throws UnreadableStatement. */
export class ArgumentCursor {
  bytes: Buffer = Buffer.alloc(0);
  at = 0;
  /** Behind the last byte of the statement. */
  end = 0;
  readonly #numbers = new NumberReader();
  readonly #texts = new RecentTexts();
  #depth = 0;

  /** Moves to the `(` of a statement. @param keywordLength what the index says of it. */
  open(bytes: Buffer, start: number, length: number, keywordLength: number): void {
    this.bytes = bytes;
    this.at = start;
    this.end = start + length;
    this.#depth = 0;
    if (!this.#leap(keywordLength)) this.#walk();
  }

  /**
   * From the `#` to the `(` where nothing stands between but digits, `=`, perhaps a blank before and behind it, and a keyword,
   * whose length the index tells; false where anything else does. It spares looking at every letter of every keyword.
   */
  #leap(keywordLength: number): boolean {
    const buffer = this.bytes;
    let at = this.at + 1;
    while (((buffer[at] ?? 0) ^ is.ZERO) <= 9) at++; // of all bytes only digits are 0 to 9 then
    if (buffer[at] === is.SPACE) at++;
    if (buffer[at] !== is.EQUALS) return false;
    at++;
    if (buffer[at] === is.SPACE) at++;
    const open = at + keywordLength;
    if (is.KEYWORD_PART[buffer[at] ?? 0] !== 1 || buffer[open] !== is.OPEN || open >= this.end) return false;
    this.at = open;
    return true;
  }

  /** From the `#` to the `(`, byte by byte. */
  #walk(): void {
    while (this.at < this.end && this.bytes[this.at] !== is.OPEN) {
      // A comment may hold anything; a statement that has one before its arguments is left to the thorough decoder.
      if (this.bytes[this.at] === is.SLASH) this.fail();
      this.at++;
    }
    if (this.at >= this.end) this.fail();
  }

  /** A list of arguments, from its `(` on. */
  list(): Argument[] {
    if (++this.#depth > DEEPEST_LIST) this.fail();
    const values: Argument[] = [];
    this.at++;
    if (this.next() === is.CLOSE) this.at++;
    else {
      for (;;) {
        values.push(this.value());
        const byte = this.next();
        this.at++;
        if (byte === is.CLOSE) break;
        if (byte !== is.COMMA) this.fail();
      }
    }
    this.#depth--;
    return values;
  }

  value(): Argument {
    const byte = this.next();
    switch (byte) {
      case is.HASH:
        return this.reference();
      case is.OPEN:
        return this.list();
      case is.QUOTE:
        return this.#text();
      case is.DOLLAR:
      case is.ASTERISK:
        this.at++;
        return null;
      case is.DOUBLE_QUOTE:
        return this.#until(is.DOUBLE_QUOTE);
      case is.DOT:
        return is.isDigit(this.bytes[this.at + 1]) ? this.number() : this.#enumeration();
      default:
        return is.isKeywordStart(byte) ? this.#typed() : this.number();
    }
  }

  #typed(): TypedArgument {
    const start = this.at;
    while (is.KEYWORD_PART[this.bytes[this.at] ?? 0] === 1) this.at++;
    const keyword = this.bytes.toString('latin1', start, this.at).toUpperCase();
    if (this.next() !== is.OPEN) this.fail();
    return { keyword, value: this.list()[0] ?? null };
  }

  /** Whether `.F.` is the next argument. */
  isFalse(): boolean {
    this.at++;
    return this.next() === is.DOT && this.value() === 'F';
  }

  reference(): number {
    let id = 0;
    const first = ++this.at;
    for (let digit = this.digit(); digit >= 0 && digit <= 9; digit = this.digit()) {
      id = id * 10 + digit;
      this.at++;
    }
    if (this.at === first) this.fail();
    return id;
  }

  digit(): number {
    return (this.bytes[this.at] ?? 0) - is.ZERO;
  }

  number(): number {
    const value = this.#numbers.read(this.bytes, this.at);
    this.at = this.#numbers.end;
    if (value === null || this.at > this.end) this.fail();
    return value;
  }

  /** The first number of a tuple. */
  coordinate(): number {
    this.next();
    return this.number();
  }

  /** A further number of a tuple, 0 behind its end. */
  following(): number {
    if (this.next() !== is.COMMA) return 0;
    this.at++;
    return this.coordinate();
  }

  #text(): string {
    const start = this.at + 1;
    this.passText();
    return this.#texts.of(this.bytes, start, this.at - 1);
  }

  /** Behind a text; one by one, as most are too short for a search to be worth its call. */
  passText(): void {
    const buffer = this.bytes;
    for (let at = this.at + 1; at < this.end; at++) {
      if (buffer[at] !== is.QUOTE) continue;
      if (buffer[at + 1] === is.QUOTE) at++;
      else {
        this.at = at + 1;
        return;
      }
    }
    this.fail();
  }

  /** `.T.` and `.F.`, nearly all there are, need no new text. */
  #enumeration(): string {
    if (this.bytes[this.at + 2] === is.DOT && this.at + 2 < this.end) {
      const letter = this.bytes[this.at + 1];
      if (letter === CAPITAL_T || letter === CAPITAL_F) {
        this.at += 3;
        return letter === CAPITAL_T ? 'T' : 'F';
      }
    }
    return this.#until(is.DOT);
  }

  /** The text up to the next such byte, which begins here as well. */
  #until(byte: number): string {
    const start = this.at + 1;
    const close = this.bytes.indexOf(byte, start);
    if (close < 0 || close >= this.end) this.fail();
    this.at = close + 1;
    return this.#texts.of(this.bytes, start, close).toUpperCase();
  }

  /** Passes over one argument. */
  pass(): void {
    const byte = this.next();
    if (byte === is.QUOTE) this.passText();
    else if (byte === is.OPEN) this.#passList();
    else {
      for (;;) {
        const next = this.bytes[this.at];
        if (next === is.COMMA || next === is.CLOSE) return;
        if (next === is.OPEN) {
          this.#passList();
          return;
        }
        if (++this.at >= this.end) this.fail();
      }
    }
  }

  /** Byte by byte: lists of coordinates are long, and most of what is passed over. */
  #passList(): void {
    const buffer = this.bytes;
    let depth = 0;
    for (let at = this.at; at < this.end; at++) {
      const byte = buffer[at];
      if (byte === is.OPEN) depth++;
      else if (byte === is.CLOSE) {
        this.at = at + 1;
        if (--depth === 0) return;
      } else if (byte === is.QUOTE) at = this.#behindText(at) - 1;
      else if (byte === is.SLASH && buffer[at + 1] === is.ASTERISK) at = this.#behindComment(at) - 1;
    }
    this.fail();
  }

  #behindText(at: number): number {
    this.at = at;
    this.passText();
    return this.at;
  }

  #behindComment(at: number): number {
    this.at = at;
    this.next();
    return this.at;
  }

  /** The next byte that is no white space, where the position is left. */
  next(): number {
    for (;;) {
      const byte = this.bytes[this.at] ?? 0;
      if (byte === is.SLASH && this.bytes[this.at + 1] === is.ASTERISK) {
        const close = this.bytes.indexOf('*/', this.at + 2, 'latin1');
        this.at = close < 0 ? this.end : close + 2;
      } else if (byte > is.SPACE) return byte;
      else this.at++;
      if (this.at >= this.end) this.fail();
    }
  }

  fail(): never {
    throw new UnreadableStatement('The statement is not as ISO 10303-21 has it.');
  }
}
