import type { Diagnostic, Diagnostics } from '#core/model';
import * as is from './characters.ts';
import * as finding from './decode-findings.ts';
import { KeywordTable } from './keywords.ts';
import { NumberReader } from './numbers.ts';
import { isShifted } from './quotes.ts';
import type { KeywordStatement } from './scan.ts';
import { decodeString } from './strings.ts';
import { Binary, Derived, Enumeration, Reference, type StepValue, TypedValue } from './values.ts';

/** Deeper lists than this are hostile: IFC nests three deep. */
const DEEPEST_LIST = 64;

/** A finding whose place is still relative to the statement. */
export type Problem = Omit<Diagnostic, 'at'> & { readonly at: number };

/**
 * Decodes the arguments of one statement. One decoder serves a whole file: it keeps its position in fields and interns
 * keywords and enumeration names, so that a value costs no more than the object it becomes.
 */
export class Decoder {
  /** What was wrong in the statement decoded last; `at` is relative to its first byte. */
  readonly problems: Problem[] = [];
  readonly #names = new KeywordTable();
  readonly #enumerations: Enumeration[] = [];
  readonly #numbers = new NumberReader();
  #bytes: Buffer = Buffer.alloc(0);
  #start = 0;
  #at = 0;
  #end = 0;
  #depth = 0;
  #malformed = false;

  /**
   * The arguments of the statement in `bytes[start, end)`. Of a complex instance `#1=(A(1)B(2));` they are one typed
   * value per part, holding the part's list of arguments.
   */
  decode(bytes: Buffer, start: number, end: number): StepValue[] {
    this.#bytes = bytes;
    this.#start = this.#at = start;
    this.#end = end;
    this.#depth = 0;
    this.#malformed = false;
    if (this.problems.length > 0) this.problems.length = 0;
    const isComplex = this.#skipToArguments();
    if (bytes[this.#at] !== is.OPEN) {
      this.#problem('it has no arguments');
      return [];
    }
    const values = isComplex ? this.#parts() : this.#list();
    this.#skipSpace();
    // Where the `;` is missing, the scanner has reported it.
    if (bytes[this.#at] === is.SEMICOLON) this.#at++;
    if (this.#at < end) this.#problem('more text stands behind the last ")"');
    return values;
  }

  /** Past `#1 =` and the keyword. Answers whether there is no keyword, as in a complex instance. */
  #skipToArguments(): boolean {
    const bytes = this.#bytes;
    if (bytes[this.#at] === is.HASH) {
      this.#at++;
      while (is.isDigit(bytes[this.#at])) this.#at++;
      if (bytes[this.#at] !== is.EQUALS) this.#skipSpace();
      this.#at++;
      this.#skipSpace();
    }
    const keyword = this.#at;
    while (is.KEYWORD_PART[bytes[this.#at] ?? 0] === 1) this.#at++;
    const isComplex = this.#at === keyword;
    if (bytes[this.#at] !== is.OPEN) this.#skipSpace();
    return isComplex;
  }

  /** The parts of a complex instance, `(A(1)B(2))`. */
  #parts(): TypedValue[] {
    const parts: TypedValue[] = [];
    this.#at++;
    for (;;) {
      this.#skipSpace();
      if (!is.isKeywordStart(this.#bytes[this.#at])) break;
      const keyword = this.#keyword();
      if (this.#bytes[this.#at] !== is.OPEN) return this.#endOfParts(parts, 'a part of a complex instance has no "("');
      parts.push(new TypedValue(keyword, this.#list()));
    }
    return this.#endOfParts(parts, parts.length === 0 ? 'a complex instance has no parts' : undefined);
  }

  #endOfParts(parts: TypedValue[], problem: string | undefined): TypedValue[] {
    if (problem !== undefined) this.#problem(problem);
    if (this.#bytes[this.#at] === is.CLOSE) this.#at++;
    else this.#problem('a complex instance has something that is no part');
    return parts;
  }

  /** Upper-case; leaves the position behind white space that follows. */
  #keyword(): string {
    const start = this.#at;
    const code = this.#names.read(this.#bytes, start, this.#end);
    this.#at = this.#names.end;
    const keyword = this.#names.keywords[code] ?? this.#bytes.toString('latin1', start, this.#at).toUpperCase();
    if (this.#bytes[this.#at] !== is.OPEN) this.#skipSpace();
    return keyword;
  }

  #list(): StepValue[] {
    const values: StepValue[] = [];
    if (++this.#depth > DEEPEST_LIST) {
      this.#problem(`lists are nested more than ${DEEPEST_LIST} deep`);
      this.#at = this.#end;
      return values;
    }
    this.#at++;
    this.#skipSpace();
    if (this.#bytes[this.#at] !== is.CLOSE) this.#items(values);
    if (this.#bytes[this.#at] === is.CLOSE && this.#at < this.#end) this.#at++;
    else this.#problem('a ")" is missing');
    this.#depth--;
    return values;
  }

  /** Up to the `)` that ends the list, or the `;` where it is missing. */
  #items(values: StepValue[]): void {
    for (;;) {
      values.push(this.#value());
      this.#skipSpace();
      const byte = this.#bytes[this.#at];
      if (byte === is.CLOSE || byte === is.SEMICOLON || this.#at >= this.#end) return;
      if (byte !== is.COMMA) {
        this.#problem('a "," is missing');
        this.#skipToDelimiter();
        if (this.#at >= this.#end || this.#bytes[this.#at] !== is.COMMA) return;
      }
      this.#at++;
      this.#skipSpace();
    }
  }

  #value(): StepValue {
    if (this.#at >= this.#end) return this.#noValue('a value is missing');
    const byte = this.#bytes[this.#at] ?? 0;
    switch (byte) {
      case is.HASH:
        return this.#reference();
      case is.QUOTE:
        return this.#string();
      case is.DOLLAR:
        this.#at++;
        return null;
      case is.ASTERISK:
        this.#at++;
        return Derived.value;
      case is.OPEN:
        return this.#list();
      case is.DOUBLE_QUOTE:
        return this.#binary();
      case is.DOT:
        return is.isDigit(this.#bytes[this.#at + 1]) ? this.#number() : this.#enumeration();
      default:
        if ((byte >= is.ZERO && byte <= is.NINE) || byte === is.MINUS || byte === is.PLUS) return this.#number();
        if (is.isKeywordStart(byte)) return this.#typed();
        return this.#noValue(
          byte === is.COMMA || byte === is.CLOSE
            ? 'a value is missing'
            : 'a value begins with a character that none may begin with',
        );
    }
  }

  #reference(): Reference {
    const bytes = this.#bytes;
    let at = this.#at + 1;
    let id = 0;
    let digit = (bytes[at] ?? 0) - is.ZERO;
    while (digit >= 0 && digit <= 9) {
      id = id * 10 + digit;
      digit = (bytes[++at] ?? 0) - is.ZERO;
    }
    if (at === this.#at + 1) this.#problem('a "#" has no number');
    this.#at = at;
    return new Reference(id);
  }

  #number(): number | null {
    const number = this.#numbers.read(this.#bytes, this.#at);
    if (number === null && this.#numbers.problem !== undefined) this.#problem(this.#numbers.problem);
    this.#at = this.#numbers.end;
    return number;
  }

  #string(): string {
    const bytes = this.#bytes;
    const start = this.#at + 1;
    let at = start;
    let plain = true;
    for (; at < this.#end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === is.QUOTE) {
        if (bytes[at + 1] === is.QUOTE) at++;
        else if (!isShifted(bytes, at, this.#end)) break;
        plain = false;
      } else if (byte === is.BACKSLASH || byte >= 0x80 || byte < is.SPACE) plain = false;
    }
    const isClosed = at < this.#end;
    const text = plain ? bytes.toString('latin1', start, at) : this.#escapedString(start, at);
    if (!isClosed) this.#problem('a string has no closing quote');
    this.#at = at + 1;
    return text;
  }

  #escapedString(start: number, end: number): string {
    const { text, invalidEscape, foreignEncoding, hasControlCharacters } = decodeString(this.#bytes, start, end);
    const at = start - 1 - this.#start;
    if (invalidEscape !== undefined) this.problems.push({ ...finding.invalidEscape, at, found: invalidEscape });
    if (foreignEncoding !== undefined) {
      this.problems.push({ ...finding.foreignEncoding, at, found: `${foreignEncoding}: ${text}` });
    }
    if (hasControlCharacters) this.problems.push({ ...finding.controlCharacter, at, found: text });
    return text;
  }

  #enumeration(): Enumeration | null {
    const bytes = this.#bytes;
    const start = this.#at + 1;
    const code = this.#names.read(bytes, start, this.#end);
    const end = this.#names.end;
    if (bytes[end] !== is.DOT || end === start) return this.#noValue('an enumeration is not a name between two "."');
    this.#at = end + 1;
    if (code < 0) return new Enumeration(bytes.toString('latin1', start, end).toUpperCase());
    const known = this.#enumerations[code];
    if (known !== undefined) return known;
    const enumeration = new Enumeration(this.#names.keywords[code] ?? '');
    this.#enumerations[code] = enumeration;
    return enumeration;
  }

  #typed(): StepValue {
    const type = this.#keyword();
    if (this.#bytes[this.#at] !== is.OPEN) return this.#noValue('a typed value has no "("');
    const values = this.#list();
    if (values.length !== 1) this.#problem(`${type} should hold one value, not ${values.length}`);
    return new TypedValue(type, values[0] ?? null);
  }

  #binary(): Binary {
    const start = this.#at + 1;
    const close = this.#bytes.indexOf(is.DOUBLE_QUOTE, start);
    const end = close < 0 ? this.#end : Math.min(close, this.#end);
    const hex = this.#bytes.toString('latin1', start, end);
    if (!/^[0-3][0-9A-F]*$/.test(hex)) this.#problem('a binary is not hexadecimal, or has no closing quote');
    this.#at = end + 1;
    return new Binary(hex);
  }

  #noValue(problem: string): null {
    this.#problem(problem);
    this.#skipToDelimiter();
    return null;
  }

  #skipSpace(): void {
    const bytes = this.#bytes;
    for (;;) {
      while (this.#at < this.#end && (bytes[this.#at] ?? 0) <= is.SPACE) this.#at++;
      if (bytes[this.#at] !== is.SLASH || bytes[this.#at + 1] !== is.ASTERISK) return;
      const close = bytes.indexOf('*/', this.#at + 2, 'latin1');
      this.#at = close < 0 ? this.#end : Math.min(close + 2, this.#end);
    }
  }

  #skipToDelimiter(): void {
    const bytes = this.#bytes;
    while (this.#at < this.#end && bytes[this.#at] !== is.COMMA && bytes[this.#at] !== is.CLOSE) this.#at++;
  }

  /** Of what is malformed only the first is reported: the rest usually follows from it. */
  #problem(what: string): void {
    if (this.#malformed) return;
    this.#malformed = true;
    const found = this.#bytes.toString('latin1', this.#at, Math.min(this.#end, this.#at + 40));
    this.problems.push({ ...finding.malformed(what), at: Math.min(this.#at, this.#end) - this.#start, found });
  }
}

/** Decodes a statement outside the data section, its problems reported at once. */
export function decodeArguments(statement: KeywordStatement, diagnostics: Diagnostics): StepValue[] {
  const decoder = new Decoder();
  const values = decoder.decode(statement.bytes, statement.start, statement.end);
  for (const problem of decoder.problems) diagnostics.add({ ...problem, at: { byte: statement.offset + problem.at } });
  return values;
}
