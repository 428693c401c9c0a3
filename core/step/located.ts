/** Where a module of WebAssembly that locates arguments puts what it finds; repeated from wasm/located.ts. */
export const MOST_ARGUMENTS = 64;
export const STARTS_AT = 256;
export const ENDS_AT = STARTS_AT + 4 * MOST_ARGUMENTS;
export const IDS_AT = ENDS_AT + 4 * MOST_ARGUMENTS;
export const MOST_IDS = 4096;
/** Of all that: `BYTE_KINDS` at its beginning, the rest zeroes. */
export const LOCATED_BYTES = IDS_AT + 4 * MOST_IDS;
