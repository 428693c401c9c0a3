/** A box along the axes: least and greatest x, y, z. */
export interface SpaceBounds {
  readonly least: readonly [number, number, number];
  readonly most: readonly [number, number, number];
}

const axes = [0, 1, 2] as const;

/** @param points x, y, z in turn. */
export function spaceBounds(points: readonly number[]): SpaceBounds {
  const least: [number, number, number] = [Infinity, Infinity, Infinity];
  const most: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 3) {
    for (const axis of axes) {
      const coordinate = points[at + axis] ?? 0;
      if (coordinate < least[axis]) least[axis] = coordinate;
      if (coordinate > most[axis]) most[axis] = coordinate;
    }
  }
  return { least, most };
}

/** Whether they have anything in common, also where they are `margin` apart; negative: more than that. */
export function meet(a: SpaceBounds, b: SpaceBounds, margin: number): boolean {
  return axes.every((axis) => a.least[axis] < b.most[axis] + margin && b.least[axis] < a.most[axis] + margin);
}
