import { decline } from '../declined.ts';
import type { Vector } from '../frame.ts';

/** From one vertex to another along a straight edge: ids of IfcVertexPoint and of the edge. */
export interface EdgeUse {
  readonly edge: number;
  readonly from: number;
  readonly to: number;
}

/** Points of edges, the same numbers whichever way an edge is gone along. */
export class StraightEdges {
  readonly #points: ReadonlyMap<number, Vector>;

  constructor(points: ReadonlyMap<number, Vector>) {
    this.#points = points;
  }

  vertex(id: number): Vector {
    return this.#points.get(id) ?? decline('edge without a vertex');
  }

  /** The point after `step` of so many steps. */
  at({ from, to }: Pick<EdgeUse, 'from' | 'to'>, step: number, steps: number): Vector {
    if (from > to) return this.at({ from: to, to: from }, steps - step, steps);
    const [[ax, ay, az], [bx, by, bz]] = [this.vertex(from), this.vertex(to)];
    const share = step / steps;
    return [ax * (1 - share) + bx * share, ay * (1 - share) + by * share, az * (1 - share) + bz * share];
  }

  /** All but the last point: x, y, z in turn. */
  along(use: EdgeUse, steps: number): number[] {
    return Array.from({ length: steps }, (_, step) => this.at(use, step, steps)).flat();
  }
}
