import * as is from './characters.ts';

const CAPITAL_S = 83;

/**
 * Whether the quote at `at` is the character that `\S\` shifts, not the end of its string. The standard wants it
 * doubled there too; exporters forget that, so a lone one counts as shifted unless a `,` or `)` follows.
 * @param end where the bytes at hand end.
 */
export function isShifted(bytes: Uint8Array, at: number, end: number): boolean {
  if (bytes[at - 1] !== is.BACKSLASH || bytes[at - 2] !== CAPITAL_S || bytes[at - 3] !== is.BACKSLASH) return false;
  let next = at + 1;
  while (next < end && (bytes[next] ?? 0) <= is.SPACE) next++;
  return next < end && bytes[next] !== is.COMMA && bytes[next] !== is.CLOSE && bytes[next] !== is.QUOTE;
}
