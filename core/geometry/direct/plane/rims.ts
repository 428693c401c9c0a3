/**
 * Joins directed lines to closed rings, what they bound on their left. Where several meet, a ring turns left as far as it
 * can, so that what touches in one point only stays apart.
 *
 * @param lines two points each. @param coordinates x and y of each point in turn.
 * @returns the points of each ring; undefined where a line leads to a point that none leads on from.
 */
export function closedRings(lines: readonly number[], coordinates: readonly number[]): number[][] | undefined {
  const next = new Map<number, number[]>();
  for (let at = 0; at < lines.length; at += 2) {
    const [from, to] = [lines[at] ?? 0, lines[at + 1] ?? 0];
    const known = next.get(from);
    if (known === undefined) next.set(from, [to]);
    else known.push(to);
  }
  const rings: number[][] = [];
  for (const [start, choices] of next) {
    while (choices.length > 0) {
      const ring = follow(start, next, coordinates);
      if (ring === undefined) return undefined;
      rings.push(ring);
    }
  }
  return rings;
}

function follow(start: number, next: Map<number, number[]>, coordinates: readonly number[]): number[] | undefined {
  const ring: number[] = [];
  let before: number | undefined;
  let at = start;
  do {
    const choices = next.get(at);
    if (choices === undefined || choices.length === 0) return undefined;
    const choice = before === undefined || choices.length === 1 ? 0 : leftmost(before, at, choices, coordinates);
    const [to] = choices.splice(choice, 1);
    if (to === undefined) return undefined;
    ring.push(at);
    before = at;
    at = to;
  } while (at !== start);
  return ring;
}

function leftmost(before: number, at: number, choices: readonly number[], coordinates: readonly number[]): number {
  const x = coordinates[at * 2] ?? 0;
  const y = coordinates[at * 2 + 1] ?? 0;
  const dx = x - (coordinates[before * 2] ?? 0);
  const dy = y - (coordinates[before * 2 + 1] ?? 0);
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let choice = 0; choice < choices.length; choice++) {
    const to = (choices[choice] ?? 0) * 2;
    const ux = (coordinates[to] ?? 0) - x;
    const uy = (coordinates[to + 1] ?? 0) - y;
    const turn = Math.atan2(dx * uy - dy * ux, dx * ux + dy * uy);
    if (turn > most) {
      most = turn;
      best = choice;
    }
  }
  return best;
}

/**
 * A ring of points as x and y in turn.
 *
 * @param straight points no farther than this from the line between their neighbours are left out.
 */
export function withoutStraight(ring: readonly number[], coordinates: readonly number[], straight: number): number[] {
  const kept: number[] = [];
  const last = (ring.at(-1) ?? 0) * 2;
  let px = coordinates[last] ?? 0;
  let py = coordinates[last + 1] ?? 0;
  for (let at = 0; at < ring.length; at++) {
    const here = (ring[at] ?? 0) * 2;
    const after = (ring[at + 1 === ring.length ? 0 : at + 1] ?? 0) * 2;
    const x = coordinates[here] ?? 0;
    const y = coordinates[here + 1] ?? 0;
    if (isOnWay(x - px, y - py, (coordinates[after] ?? 0) - px, (coordinates[after + 1] ?? 0) - py, straight)) continue;
    kept.push(x, y);
    px = x;
    py = y;
  }
  return kept;
}

/** Whether a point lies on the way to another one, both seen from the point before. */
function isOnWay(x: number, y: number, dx: number, dy: number, straight: number): boolean {
  return x * dx + y * dy >= 0 && Math.abs(dx * y - dy * x) <= straight * Math.sqrt(dx * dx + dy * dy);
}
