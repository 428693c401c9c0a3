import { compose, type Frame, inverse } from './frame.ts';
import type { Items, Part } from './items.ts';
import type { Openings } from './openings.ts';
import type { Placements } from './placements.ts';
import { bodyItems } from './representations.ts';
import { type Subtraction, subtract } from './solids/difference/subtract.ts';
import type { PlacedSolid } from './solids/placed-solid.ts';
import type { Source } from './source.ts';

/** Takes openings away from the bodies of products (IfcRelVoidsElement). */
export class Voids {
  readonly #source: Source;
  readonly #placements: Placements;
  readonly #items: Items;
  readonly #openings: Openings;
  readonly #subtraction: Subtraction;

  constructor(source: Source, placements: Placements, items: Items, openings: Openings, subtraction: Subtraction) {
    this.#source = source;
    this.#placements = placements;
    this.#items = items;
    this.#openings = openings;
    this.#subtraction = subtraction;
  }

  /** Whether anything is taken away from a product. */
  has(product: number): boolean {
    return this.#openings.has(product);
  }

  /** @param placement of the product. @param parts of its representation. */
  applied(product: number, placement: Frame, parts: readonly Part[]): readonly Part[] {
    if (!this.#openings.has(product)) return parts;
    const tools = this.#openings.of(product).flatMap((opening) => this.#bodiesOf(opening));
    if (tools.length === 0) return parts;
    return parts.flatMap((part) => {
      const toPart = inverse(compose(placement, part.frame));
      const placed = tools.map(({ solid, frame }) => ({ solid, frame: compose(toPart, frame) }));
      return subtract(part.solid, placed, this.#subtraction).map((solid) => ({ ...part, solid }));
    });
  }

  /** The bodies of an opening in the project's coordinates. */
  #bodiesOf(opening: number): PlacedSolid[] {
    const { reader } = this.#source;
    reader.readReferencesFrom(opening, 5);
    const { first: objectPlacement, second: representation } = reader;
    if (representation === undefined) return [];
    const placement = this.#placements.local(objectPlacement);
    return this.#items
      .all(bodyItems(this.#source, representation))
      .map(({ solid, frame }) => ({ solid, frame: compose(placement, frame) }));
  }
}
