/** JSON that is written over and over, as bytes. No Buffer: what copies bytes is twice as long for two kinds of arrays. */
export const piece = (json: string): Uint8Array => new Uint8Array(Buffer.from(json));

export const COMMA = piece(',');
export const OPEN_LIST = piece('[');
