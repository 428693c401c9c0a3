/** From `start` up to, not including, `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What a `Range` header asks for (RFC 9110, 14.2): undefined means the whole, which is also the answer to several ranges
 * and to units and forms that are not understood; null means that there is no such range.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | null | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.replaceAll(' ', '') ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? null : { start: size - length, end: size };
  }
  if (last !== '' && Number(last) < Number(first)) return undefined;
  const start = Number(first);
  return start >= size ? null : { start, end: last === '' ? size : Math.min(Number(last) + 1, size) };
}
