import type { ElementColumns, Identity, Placement } from '#core/geometry';
import type { ElementStore } from './element-store.ts';

/** Products of a `GlbModel`, column by column: their placements are never objects between the threads and the GLB. */
export class GlbProducts {
  readonly #expressIds: number[] = [];
  readonly #globalIds: (string | null)[] = [];
  readonly #classes: string[] = [];
  readonly #names: (string | null)[] = [];
  readonly #groups: number[] = [];
  readonly #ends: number[] = [];
  readonly #placeholders = new Map<number, string>();
  readonly #placements: Pick<ElementColumns, 'meshes' | 'colors' | 'matrices'>;
  #placementCount = 0;

  /** @param placements as many as there may be. */
  constructor(placements: number) {
    this.#placements = {
      meshes: new Uint32Array(placements),
      colors: new Float64Array(4 * placements),
      matrices: new Float64Array(16 * placements),
    };
  }

  /** Adds a product; it has the placements that were added since the last one. */
  add({ expressId, globalId, class: className, name }: Identity, group: number | null): void {
    this.#expressIds.push(expressId);
    this.#globalIds.push(globalId);
    this.#classes.push(className);
    this.#names.push(name);
    this.#groups.push(group ?? -1);
    this.#ends.push(this.#placementCount);
  }

  /** Adds the placements of the next product; false where it has no shape. */
  addShape(elements: ElementStore, expressId: number): boolean {
    const count = elements.copyPlacements(expressId, this.#placements, this.#placementCount);
    if (count >= 0) this.#placementCount = count;
    return count >= 0;
  }

  /** Adds the box that stands in for the shape of the next product, and the code of what went wrong. */
  addPlaceholder({ mesh, color, matrix }: Placement, code: string): void {
    const { meshes, colors, matrices } = this.#placements;
    const at = this.#placementCount++;
    meshes[at] = mesh;
    colors.set(color, 4 * at);
    matrices.set(matrix, 16 * at);
    this.#placeholders.set(this.#ends.length, code);
  }

  columns(): ElementColumns {
    const { meshes, colors, matrices } = this.#placements;
    const count = this.#placementCount;
    return {
      count: this.#ends.length,
      expressIds: Uint32Array.from(this.#expressIds),
      globalIds: this.#globalIds,
      classes: this.#classes,
      names: this.#names,
      groups: Int32Array.from(this.#groups),
      ends: Uint32Array.from(this.#ends),
      meshes: meshes.slice(0, count),
      colors: colors.slice(0, 4 * count),
      matrices: matrices.slice(0, 16 * count),
      placeholders: this.#placeholders,
    };
  }
}
