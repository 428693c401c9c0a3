import type { ArgumentReader } from '#core/step';
import type { Color } from '../../mesh.ts';
import type { UnreadableStyles } from '../../unreadable-styles.ts';
import { noColor, readable, type StyleColor } from './style-color.ts';
import type { SurfaceColors } from './surface-colors.ts';

/** The colours that IfcStyledItem gives to representation items. */
export class ItemColors {
  readonly #reader: ArgumentReader;
  readonly #surfaces: SurfaceColors;
  readonly #unreadable: UnreadableStyles;
  /** Styled items by the item that they style. */
  #styledItems: Map<number, number> | undefined;

  /** @param unreadable is told of the styles that cannot be read. */
  constructor(reader: ArgumentReader, surfaces: SurfaceColors, unreadable: UnreadableStyles) {
    this.#reader = reader;
    this.#surfaces = surfaces;
    this.#unreadable = unreadable;
  }

  /** Express ids of all items that have a style. */
  styled(): Iterable<number> {
    this.#styledItems ??= this.#gather();
    return this.#styledItems.keys();
  }

  /** Undefined where the item has no style of its own, or none that can be read. */
  of(item: number): Color | undefined {
    const { color, unreadable } = this.look(item);
    if (unreadable !== undefined) this.#unreadable.add(unreadable, item);
    return color;
  }

  /** The same, and nobody is told. */
  look(item: number): StyleColor {
    this.#styledItems ??= this.#gather();
    const styledItem = this.#styledItems.get(item);
    return styledItem === undefined ? noColor : this.#surfaces.ofStyledItem(styledItem);
  }

  #gather(): Map<number, number> {
    const reader = this.#reader;
    const styledItems = new Map<number, number>();
    for (const id of reader.ids('IFCSTYLEDITEM')) {
      const item = readable(() => reader.argument(id, 0));
      if (typeof item === 'number') styledItems.set(item, id);
      else if (item !== null) this.#unreadable.add(id); // that of a material names no item
    }
    return styledItems;
  }
}
