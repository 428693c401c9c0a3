/** Character codes of ISO 10303-21 that the readers below compare bytes with. */
export const TAB = 9;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const DOLLAR = 36;
export const AMPERSAND = 38;
export const QUOTE = 39;
export const OPEN = 40;
export const CLOSE = 41;
export const ASTERISK = 42;
export const PLUS = 43;
export const COMMA = 44;
export const MINUS = 45;
export const DOT = 46;
export const SLASH = 47;
export const ZERO = 48;
export const NINE = 57;
export const SEMICOLON = 59;
export const EQUALS = 61;
export const BACKSLASH = 92;

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

/** A keyword's first character: a letter, `_`, or the `!` of a user-defined entity. Lower case is tolerated. */
export function isKeywordStart(byte: number | undefined): boolean {
  return byte !== undefined && KEYWORD_PART[byte] === 1 && !isDigit(byte);
}

/** 1 for every byte that a keyword may hold (6.3); a table, because every byte of every keyword is looked up. */
export const KEYWORD_PART = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[A-Za-z0-9_!]/.test(String.fromCharCode(byte)) ? 1 : 0,
);
