import { Enclosure, type Placement } from '#core/geometry';
import type { Point3 } from '#core/model';
import { BoxTree } from './box-tree.ts';
import type { CollectedGeometry } from './geometry-feed.ts';

interface Space {
  readonly expressId: number;
  /** Empty where the mesh is open, so that its box decides. */
  readonly placements: readonly Placement[];
  /** Made when it is first asked for. */
  enclosure: Enclosure | undefined;
}

/** Tells in which spaces a point lies: by the mesh of a space where that is closed, otherwise by its box. */
export class SpacesAround {
  readonly #meshes: CollectedGeometry['meshes'];
  readonly #spaces: Space[] = [];
  /** A model of 2,000 spaces asks for each of its 20,000 elements. */
  readonly #boxes: BoxTree;

  /** @param spaces express ids, ascending as in the file. */
  constructor(spaces: Iterable<number>, { meshes, elements }: CollectedGeometry) {
    this.#meshes = meshes;
    const limits: number[] = [];
    for (const expressId of spaces) {
      const geometry = elements.get(expressId);
      if (geometry === undefined) continue;
      const { closed, box } = geometry.measures;
      this.#spaces.push({ expressId, placements: closed ? geometry.placements : none, enclosure: undefined });
      limits.push(...box.min, ...box.max);
    }
    this.#boxes = new BoxTree(Float64Array.from(limits));
  }

  /** Express ids of the spaces, in the order given. */
  of(point: Point3): number[] {
    const around = this.#boxes.around(point[0], point[1], point[2]);
    let found: number[] | undefined;
    for (let at = 0; at < around.length; at++) {
      const space = this.#spaces[around[at] ?? 0];
      if (space === undefined || !this.#isIn(space, point)) continue;
      found ??= [];
      found.push(space.expressId);
    }
    return found ?? [];
  }

  #isIn(space: Space, point: Point3): boolean {
    if (space.placements.length === 0) return true;
    space.enclosure ??= new Enclosure(this.#meshes, space.placements);
    return space.enclosure.holds(point);
  }
}

const none: readonly never[] = [];
