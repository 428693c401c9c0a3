/** Numbers of points, up to this many: two of them are one key. */
const MOST_POINTS = 2 ** 26;

/**
 * The loops of one face without what runs there and back again: areas narrower than the tolerance leave lines that end in
 * nothing, and holes that share edges with the rim. Around what is left is the same area.
 *
 * @param loops by the numbers of their points; the outer one counter-clockwise, the holes the other way round.
 * @returns loops that visit no point twice; the same loops where no edge is doubled.
 */
export function simpleLoops(loops: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const edges = new Map<number, readonly [from: number, to: number]>();
  let isDoubled = false;
  for (const loop of loops) {
    for (const [at, from] of loop.entries()) {
      const to = loop[(at + 1) % loop.length] ?? from;
      if (edges.delete(to * MOST_POINTS + from)) isDoubled = true;
      else edges.set(from * MOST_POINTS + to, [from, to]);
    }
  }
  return isDoubled ? traced(edges.values()) : loops;
}

/** Edges as closed loops, each cut off as soon as it comes back to one of its points. */
function traced(edges: Iterable<readonly [from: number, to: number]>): number[][] {
  const next = new Map<number, number[]>();
  for (const [from, to] of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const loops: number[][] = [];
  for (const start of next.keys()) {
    const path = [start];
    for (let to = next.get(start)?.pop(); to !== undefined; to = next.get(to)?.pop()) {
      const before = path.indexOf(to);
      if (before >= 0) {
        const loop = path.splice(before);
        if (loop.length > 2) loops.push(loop);
      }
      path.push(to);
    }
  }
  return loops;
}
