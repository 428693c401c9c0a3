import { BYTE_KINDS, located } from '#core/step';
import { DOUBLES_BYTES, POWERS_BYTES, putDoubles, putPowers } from './powers-of-ten.ts';

// What modules that write JSON have in common in their memory: repeated from wasm/desk.ts.

/** Fields, by their place among numbers of four bytes. */
export const field = { at: 0, end: 1, chunk: 2, ring: 3 } as const;

const ARGUMENTS = 64;
export const STARTS = ARGUMENTS + located.STARTS_AT;
export const ENDS = ARGUMENTS + located.ENDS_AT;
const PIECES = ARGUMENTS + located.LOCATED_BYTES;
const PIECE_BYTES = 64;
const MOST_PIECES = 96;
const POWERS = PIECES + PIECE_BYTES * MOST_PIECES;
const DOUBLES = POWERS + POWERS_BYTES;
/** Behind it there is what each module has of its own. */
export const OWN = DOUBLES + DOUBLES_BYTES;

/**
 * Writes what never changes: the pieces, and what locating arguments, and reading and writing numbers, has to know.
 * @param desk a view of the desk, all zeroes.
 * @param bytes of the whole memory.
 * @param pieces what stands between values, in the order of the module's numbers.
 */
export function setOut(desk: DataView, bytes: Buffer, pieces: readonly string[]): void {
  bytes.set(BYTE_KINDS, desk.byteOffset + ARGUMENTS);
  putPowers(desk, POWERS);
  putDoubles(desk, DOUBLES);
  if (pieces.length > MOST_PIECES) throw new Error(`There is room for ${MOST_PIECES} pieces.`);
  for (const [number, piece] of pieces.entries()) {
    const at = PIECES + PIECE_BYTES * number;
    if (piece.length > PIECE_BYTES - 4) throw new Error(`Too long for a piece: ${piece}`);
    desk.setUint32(at, piece.length, true);
    bytes.write(piece, desk.byteOffset + at + 4, 'latin1');
  }
}
