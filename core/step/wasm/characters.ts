// AssemblyScript, not TypeScript: character codes of ISO 10303-21, as all modules of WebAssembly compare bytes with them.

export const SPACE: u32 = 32;
export const DOUBLE_QUOTE: u32 = 34;
export const HASH: u32 = 35;
export const DOLLAR: u32 = 36;
export const QUOTE: u32 = 39;
export const OPEN: u32 = 40;
export const CLOSE: u32 = 41;
export const ASTERISK: u32 = 42;
export const PLUS: u32 = 43;
export const COMMA: u32 = 44;
export const MINUS: u32 = 45;
export const DOT: u32 = 46;
export const SLASH: u32 = 47;
export const ZERO: u32 = 48;
export const NINE: u32 = 57;
export const SEMICOLON: u32 = 59;
export const EQUALS: u32 = 61;
export const CAPITAL_E: u32 = 69;
export const BACKSLASH: u32 = 92;
