import type { Diagnostic } from '#core/model';
import type { ByteSource } from '#core/ports';
import { CARRIAGE_RETURN, LINE_FEED } from './characters.ts';

const CHUNK_BYTES = 1 << 20;

/**
 * Fills in the line of every finding that knows its byte. Lines are counted once, up to the last byte asked for; a
 * line ends with LF, CR or CR LF.
 */
export function withLines(findings: readonly Diagnostic[], source: ByteSource): Diagnostic[] {
  const wanted = findings.flatMap(({ at }) => (at.byte === undefined || at.line !== undefined ? [] : [at.byte]));
  const lines = linesOf(wanted, source);
  return findings.map((finding) => {
    const line = finding.at.byte === undefined ? undefined : lines.get(finding.at.byte);
    return line === undefined ? finding : { ...finding, at: { line, ...finding.at } };
  });
}

function linesOf(offsets: readonly number[], source: ByteSource): Map<number, number> {
  const ascending = [...new Set(offsets)].sort((a, b) => a - b);
  const lines = new Map<number, number>();
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let line = 1;
  let previous = 0;
  let next = 0;
  for (let base = 0; next < ascending.length && base < source.size; base += CHUNK_BYTES) {
    const length = source.read(chunk, base);
    for (let at = 0; at < length && next < ascending.length; at++) {
      const byte = chunk[at] ?? 0;
      if (previous === LINE_FEED || (previous === CARRIAGE_RETURN && byte !== LINE_FEED)) line++;
      while (ascending[next] === base + at) lines.set(ascending[next++] ?? 0, line);
      previous = byte;
    }
  }
  if (previous === LINE_FEED || previous === CARRIAGE_RETURN) line++;
  // What lies at the very end of the file is behind its last byte.
  for (const offset of ascending.slice(next)) lines.set(offset, line);
  return lines;
}
