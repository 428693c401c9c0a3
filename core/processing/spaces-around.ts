import { Enclosure } from '#core/geometry';
import type { Point3 } from '#core/model';
import { BoxTree } from './box-tree.ts';
import type { CollectedGeometry } from './geometry-feed.ts';

interface Space {
  readonly expressId: number;
  /** Where the mesh is open, its box decides. */
  readonly isClosed: boolean;
  /** Made when it is first asked for. */
  enclosure: Enclosure | undefined;
}

/** Tells in which spaces a point lies: by the mesh of a space where that is closed, otherwise by its box. */
export class SpacesAround {
  readonly #geometry: Pick<CollectedGeometry, 'meshes' | 'elements'>;
  readonly #spaces: Space[] = [];
  /** A model of 2,000 spaces asks for each of its 20,000 elements. */
  readonly #boxes: BoxTree;

  /** @param spaces express ids, ascending as in the file. */
  constructor(spaces: Iterable<number>, geometry: Pick<CollectedGeometry, 'meshes' | 'elements'>) {
    this.#geometry = geometry;
    const limits: number[] = [];
    for (const expressId of spaces) {
      const measures = geometry.elements.get(expressId)?.measures;
      if (measures === undefined) continue;
      const { closed, box } = measures;
      this.#spaces.push({ expressId, isClosed: closed, enclosure: undefined });
      limits.push(box.min[0], box.min[1], box.min[2], box.max[0], box.max[1], box.max[2]);
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
    if (!space.isClosed) return true;
    const { meshes, elements } = this.#geometry;
    space.enclosure ??= new Enclosure(meshes, elements.get(space.expressId)?.placements ?? []);
    return space.enclosure.holds(point);
  }
}
