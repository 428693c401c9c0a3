// AssemblyScript, not TypeScript. Where `locate` and `references` put what they find, from the table's beginning; repeated in
// ../located.ts.

/** What each byte is. */
export const BYTE_KINDS: usize = 0;
export const MOST_ARGUMENTS: u32 = 64;
/** Where each argument begins, and ends. */
export const STARTS: usize = BYTE_KINDS + 256;
export const ENDS: usize = STARTS + 4 * 64;
/** The express ids of a list. */
export const IDS: usize = ENDS + 4 * 64;
export const MOST_IDS: u32 = 4096;
/** Of all that. */
export const LOCATED_BYTES: usize = IDS + 4 * 4096;
