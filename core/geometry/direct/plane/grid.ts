import { type Ring, signedArea } from '../ring.ts';
import { type Area, isInside } from './area.ts';

/** An area without some others where all edges run along the axes: on the grid of all their coordinates. */
export function gridDifference(area: Area, cutters: readonly Area[], tolerance: number): Area[] {
  const rings = [area, ...cutters].flatMap(({ outer, holes }) => [outer, ...holes]);
  const xs = coordinates(rings, 0, tolerance);
  const ys = coordinates(rings, 1, tolerance);
  const isFilled = (column: number, row: number) => {
    const [left, right] = [xs[column], xs[column + 1]];
    const [front, back] = [ys[row], ys[row + 1]];
    if (left === undefined || right === undefined || front === undefined || back === undefined) return false;
    const x = (left + right) / 2;
    const y = (front + back) / 2;
    const isIn = ({ outer, holes }: Area) => isInside(outer, x, y) && !holes.some((hole) => isInside(hole, x, y));
    return isIn(area) && !cutters.some(isIn);
  };
  return areasOf(new GridOutlines(xs, ys, isFilled).trace());
}

/** The distinct x or y coordinates, ascending. */
export function coordinates(rings: readonly Ring[], axis: 0 | 1, tolerance: number): number[] {
  const all: number[] = [];
  for (const ring of rings) for (let at = axis; at < ring.length; at += 2) all.push(ring[at] ?? 0);
  all.sort((a, b) => a - b);
  return all.filter((value, at) => at === 0 || value - (all[at - 1] ?? 0) > tolerance);
}

/** Follows the rims of the filled cells, which lie on the left. */
class GridOutlines {
  readonly #xs: readonly number[];
  readonly #ys: readonly number[];
  /** From each grid point to where rims lead from there; two where cells touch at a corner only. */
  readonly #next = new Map<number, number[]>();

  constructor(xs: readonly number[], ys: readonly number[], isFilled: (column: number, row: number) => boolean) {
    this.#xs = xs;
    this.#ys = ys;
    const [columns, rows] = [xs.length - 1, ys.length - 1];
    const filled = Array.from({ length: columns * rows }, (_, cell) =>
      isFilled(cell % columns, Math.floor(cell / columns)),
    );
    const isCell = (column: number, row: number) =>
      column >= 0 && row >= 0 && column < columns && row < rows && filled[row * columns + column] === true;
    for (let cell = 0; cell < filled.length; cell++) {
      const [column, row] = [cell % columns, Math.floor(cell / columns)];
      if (filled[cell] !== true) continue;
      if (!isCell(column, row - 1)) this.#add(column, row, column + 1, row);
      if (!isCell(column + 1, row)) this.#add(column + 1, row, column + 1, row + 1);
      if (!isCell(column, row + 1)) this.#add(column + 1, row + 1, column, row + 1);
      if (!isCell(column - 1, row)) this.#add(column, row + 1, column, row);
    }
  }

  trace(): number[][] {
    const rings: number[][] = [];
    for (const start of this.#next.keys()) {
      while ((this.#next.get(start)?.length ?? 0) > 0) rings.push(this.#follow(start));
    }
    return rings;
  }

  #add(fromColumn: number, fromRow: number, toColumn: number, toRow: number): void {
    const from = fromRow * this.#xs.length + fromColumn;
    const to = toRow * this.#xs.length + toColumn;
    const known = this.#next.get(from);
    if (known === undefined) this.#next.set(from, [to]);
    else known.push(to);
  }

  /** One rim, with a point at each of its turns. */
  #follow(start: number): number[] {
    const points: number[] = [];
    let at = start;
    do {
      points.push(at);
      at = this.#step(points.at(-2), at);
    } while (at !== start);
    const ring: number[] = [];
    for (let place = 0; place < points.length; place++) {
      const point = points[place] ?? start;
      const before = points.at(place - 1) ?? point;
      const after = points[(place + 1) % points.length] ?? point;
      if (this.#isStraight(before, point, after)) continue;
      ring.push(this.#xs[point % this.#xs.length] ?? 0, this.#ys[Math.floor(point / this.#xs.length)] ?? 0);
    }
    return ring;
  }

  /** Where two rims meet, to the left: the cells that touch at the corner stay apart. */
  #step(before: number | undefined, at: number): number {
    const choices = this.#next.get(at) ?? [];
    let choice = 0;
    if (choices.length > 1 && before !== undefined) {
      const [bx, by] = this.#direction(before, at);
      choice = choices.findIndex((to) => {
        const [ax, ay] = this.#direction(at, to);
        return bx * ay - by * ax > 0;
      });
    }
    const [to] = choices.splice(Math.max(0, choice), 1);
    if (to === undefined) throw new Error('The rim of an area on a grid does not close.');
    return to;
  }

  /** By index: V8 compiles what takes tuples apart for ten times as long. */
  #isStraight(before: number, point: number, after: number): boolean {
    const to = this.#direction(before, point);
    const on = this.#direction(point, after);
    return to[0] === on[0] && to[1] === on[1];
  }

  #direction(from: number, to: number): readonly [number, number] {
    const width = this.#xs.length;
    return [Math.sign((to % width) - (from % width)), Math.sign(Math.floor(to / width) - Math.floor(from / width))];
  }
}

/** Rings that run clockwise are holes of the outer ring around them. */
export function areasOf(rings: readonly Ring[]): Area[] {
  const areas = rings.filter((ring) => signedArea(ring) > 0).map((outer) => ({ outer, holes: [] as Ring[] }));
  for (const hole of rings) {
    if (signedArea(hole) > 0) continue;
    // The middle of an edge lies on no other rim.
    const x = ((hole[0] ?? 0) + (hole[2] ?? 0)) / 2;
    const y = ((hole[1] ?? 0) + (hole[3] ?? 0)) / 2;
    const around = areas.filter(({ outer }) => isInside(outer, x, y));
    around.sort((a, b) => signedArea(a.outer) - signedArea(b.outer));
    around[0]?.holes.push(hole);
  }
  return areas;
}
