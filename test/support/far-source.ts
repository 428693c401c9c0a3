import type { ByteSource } from '#core/ports';

/**
 * A file with a comment of spaces between two texts, so long that what stands behind it stands at `offset`. It is nowhere as
 * a whole: it is made where it is read.
 */
export function farSource(before: string, offset: number, behind: string): ByteSource {
  const [head, tail] = [Buffer.from(`${before}/*`), Buffer.from(`*/${behind}`)];
  const tailStart = offset - 2;
  const size = tailStart + tail.length;
  return {
    name: 'far.ifc',
    size,
    read(target, position) {
      const length = Math.max(0, Math.min(target.length, size - position));
      const part = target.subarray(0, length).fill(0x20);
      if (position < head.length) part.set(head.subarray(position, position + length));
      if (position + length > tailStart) {
        const from = Math.max(0, position - tailStart);
        part.set(tail.subarray(from, position + length - tailStart), tailStart + from - position);
      }
      return length;
    },
  };
}
