import type { Color } from '../../mesh.ts';
import type { Source } from '../source.ts';
import type { SurfaceColors } from './surface-colors.ts';

/** The colours that IfcStyledItem gives to representation items. */
export class ItemColors {
  readonly #source: Source;
  readonly #surfaces: SurfaceColors;
  /** Styled items by the item that they style. */
  #styledItems: Map<number, number> | undefined;

  constructor(source: Source, surfaces: SurfaceColors) {
    this.#source = source;
    this.#surfaces = surfaces;
  }

  /** Express ids of all items that have a style. */
  styled(): Iterable<number> {
    this.#styledItems ??= this.#gather();
    return this.#styledItems.keys();
  }

  /** Undefined where the item has no style of its own. */
  of(item: number): Color | undefined {
    this.#styledItems ??= this.#gather();
    const styledItem = this.#styledItems.get(item);
    return styledItem === undefined ? undefined : this.#surfaces.ofStyles(this.#source.reader.argument(styledItem, 1));
  }

  #gather(): Map<number, number> {
    const { reader } = this.#source;
    const styledItems = new Map<number, number>();
    for (const id of reader.ids('IFCSTYLEDITEM')) {
      const item = reader.argument(id, 0);
      if (typeof item === 'number') styledItems.set(item, id);
    }
    return styledItems;
  }
}
