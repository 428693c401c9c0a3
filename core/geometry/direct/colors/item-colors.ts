import type { ArgumentReader } from '#core/step';
import type { Color } from '../../mesh.ts';
import type { UnreadableStyles } from '../../unreadable-styles.ts';
import type { Link, Links } from '../links/links.ts';
import { readable } from '../readable.ts';
import { noColor, type StyleColor } from './style-color.ts';
import type { SurfaceColors } from './surface-colors.ts';

/** The colours that IfcStyledItem gives to representation items. */
export class ItemColors {
  readonly #reader: ArgumentReader;
  readonly #surfaces: SurfaceColors;
  readonly #unreadable: UnreadableStyles;
  readonly #links: Links;
  /** Styled items by the item that they style. */
  #styledItems: Link | undefined;

  /** @param unreadable is told of the styles that cannot be read. */
  constructor(reader: ArgumentReader, surfaces: SurfaceColors, unreadable: UnreadableStyles, links: Links) {
    this.#reader = reader;
    this.#surfaces = surfaces;
    this.#unreadable = unreadable;
    this.#links = links;
  }

  /**
   * Sets a bit for each item that has a style.
   *
   * @param address of the bits in the file's memory. @param bits a power of two; items go by the lower bits of their ids.
   */
  mark(address: number, bits: number): void {
    if (this.#links.mark('styledItems', address, bits)) return;
    const marks = new Uint8Array(this.#reader.index.memory.buffer, address, bits / 8);
    const styledItems = this.#gather();
    this.#styledItems = styledItems;
    for (const id of styledItems.keys()) {
      const place = (id & (bits - 1)) >>> 3;
      marks[place] = (marks[place] ?? 0) | (1 << (id & 7));
    }
  }

  /** Undefined where the item has no style of its own, or none that can be read. */
  of(item: number): Color | undefined {
    const { color, unreadable } = this.look(item);
    if (unreadable !== undefined) this.#unreadable.add(unreadable, item);
    return color;
  }

  /** The same, and nobody is told. */
  look(item: number): StyleColor {
    this.#styledItems ??= this.#links.last('styledItems') ?? this.#gather();
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
