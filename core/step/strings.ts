import { readAlphabet, readEightBit } from './encodings.ts';

/** A string's text, and what was odd about how it was written. */
export interface DecodedText {
  readonly text: string;
  /** Escapes that the standard does not know, left in the text as written. */
  readonly invalidEscape: string | undefined;
  /** The encoding that the bytes turned out to have where it is not one that the standard allows. */
  readonly foreignEncoding: string | undefined;
  readonly hasControlCharacters: boolean;
}

/** An escape: how it looks, and what it does; `false` where what it holds is no text. */
type Escape = readonly [pattern: RegExp, read: (match: readonly string[], reader: TextReader) => boolean];

const escapes: readonly Escape[] = [
  [/\\\\/y, (_, reader) => reader.code(0x5c, false)],
  [/\\X2\\([0-9A-F]*)\\X0\\/y, ([, hex = ''], reader) => reader.text(codeUnits(hex))],
  [/\\X4\\([0-9A-F]*)\\X0\\/y, ([, hex = ''], reader) => reader.text(codePoints(hex))],
  [/\\X\\([0-9A-F]{2})/y, ([, hex = ''], reader) => reader.code(Number.parseInt(hex, 16), false)],
  [/\\S\\''/y, (_, reader) => reader.alphabetCode(0x27 + 0x80)],
  [/\\S\\([\x20-\x7e])/y, ([, character = ''], reader) => reader.alphabetCode(character.charCodeAt(0) + 0x80)],
  [/\\P([A-I])\\/y, ([, alphabet = 'A'], reader) => reader.choose(alphabet)],
  [/\\N\\/y, (_, reader) => reader.text('\n')],
  [/\\F\\/y, (_, reader) => reader.text('\f')],
];

/**
 * Decodes what stands between the quotes of a string (ISO 10303-21, 6.4.3): doubled quotes, `\\`, `\S\`, `\P.\`,
 * `\X\`, `\X2\`, `\X4\`, `\N\`, `\F\`, raw UTF-8; line ends inside a string are not part of it (5.2). Other 8-bit
 * encodings are recognised (see `readEightBit`). An unknown escape is left as it stands.
 */
export function decodeString(bytes: Buffer, start: number, end: number): DecodedText {
  const written = bytes.toString('latin1', start, end);
  const reader = new TextReader(written.length);
  let invalidEscape: string | undefined;
  let hasControlCharacters = false;
  for (let at = 0; at < written.length; ) {
    const code = written.charCodeAt(at);
    if (code === 0x5c) {
      const length = readEscape(written, at, reader);
      if (length === 0) {
        invalidEscape ??= written.slice(at, at + 4);
        reader.code(code, false);
      }
      at += length || 1;
    } else if (code === 0x27) {
      // A quote inside is the first of two.
      reader.code(code, false);
      at += 2;
    } else {
      if (code < 0x20) hasControlCharacters = true;
      if (code !== 0x0a && code !== 0x0d) reader.code(code, true);
      at++;
    }
  }
  const text = reader.finish();
  const { foreignEncoding } = reader;
  // In Shift-JIS a backslash may be the second byte of a character.
  if (foreignEncoding === 'Shift-JIS') invalidEscape = undefined;
  return { text, invalidEscape, foreignEncoding, hasControlCharacters };
}

/** Characters used by the escape at `at`; 0 where there is none. */
function readEscape(written: string, at: number, reader: TextReader): number {
  for (const [pattern, read] of escapes) {
    pattern.lastIndex = at;
    const match = pattern.exec(written);
    if (match !== null && read(match, reader)) return match[0].length;
  }
  return 0;
}

/**
 * Collects 8-bit codes until they can be read together: multi-byte characters may be spread over several escapes. Codes
 * above ASCII that stand raw and such that were escaped are never of one character.
 */
class TextReader {
  foreignEncoding: string | undefined;
  readonly #codes: Uint8Array;
  #count = 0;
  /** Whether the codes above ASCII among those collected stand raw; undefined as long as there are none. */
  #raw: boolean | undefined;
  #alphabet = 'A';
  #text = '';

  constructor(capacity: number) {
    this.#codes = new Uint8Array(capacity);
  }

  code(code: number, raw: boolean): true {
    if (code >= 0x80) {
      if (this.#raw === !raw) this.#flush();
      this.#raw = raw;
    }
    this.#codes[this.#count++] = code;
    return true;
  }

  alphabetCode(code: number): boolean {
    return this.#alphabet === 'A' ? this.code(code, false) : this.text(readAlphabet(code, this.#alphabet));
  }

  choose(alphabet: string): true {
    this.#alphabet = alphabet;
    return true;
  }

  text(text: string | undefined): boolean {
    if (text === undefined) return false;
    this.#flush();
    this.#text += text;
    return true;
  }

  finish(): string {
    this.#flush();
    return this.#text;
  }

  #flush(): void {
    if (this.#count === 0) return;
    const codes = this.#codes.subarray(0, this.#count);
    if (this.#raw === undefined) this.#text += Buffer.from(codes).toString('latin1');
    else {
      const { text, encoding } = readEightBit(codes, this.#raw);
      if (encoding !== (this.#raw ? 'UTF-8' : 'ISO 8859-1')) this.foreignEncoding ??= encoding;
      this.#text += text;
    }
    this.#count = 0;
    this.#raw = undefined;
  }
}

/** Of UTF-16; undefined where they are incomplete or half of a surrogate pair stands alone. */
function codeUnits(hex: string): string | undefined {
  if (hex.length % 4 !== 0) return undefined;
  const bytes = Buffer.from(hex, 'hex');
  const text = bytes.swap16().toString('utf16le');
  return LONE_SURROGATE.test(text) ? undefined : text;
}

/** Of UTF-32; undefined where they are incomplete or stand for no character. */
function codePoints(hex: string): string | undefined {
  if (hex.length % 8 !== 0) return undefined;
  const characters: string[] = [];
  for (let at = 0; at < hex.length; at += 8) {
    const code = Number.parseInt(hex.slice(at, at + 8), 16);
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    characters.push(String.fromCodePoint(code));
  }
  return characters.join('');
}

const LONE_SURROGATE = /\p{Surrogate}/u;
