import { compose, type Frame, identity, inverse } from './frame.ts';
import type { Items, Part } from './items.ts';
import type { Openings } from './openings.ts';
import type { Placements } from './placements.ts';
import { bodyItems } from './representations.ts';
import { type Subtraction, subtract } from './solids/difference/subtract.ts';
import type { PlacedSolid } from './solids/placed-solid.ts';
import type { Source } from './source.ts';

/** An opening of a product. */
export interface Opening {
  /** From its coordinates to the product's. */
  readonly frame: Frame;
  /** Its IfcProductDefinitionShape. */
  readonly shape: number;
}

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

  /** What is taken away from a product. @param placement of the product. @throws Declined, UnreadableStatement */
  of(product: number, placement: number | undefined): readonly Opening[] {
    const { reader } = this.#source;
    return this.#openings.of(product).flatMap((opening) => {
      reader.readReferencesFrom(opening, 5);
      const { first: itsPlacement, second: shape } = reader;
      return shape === undefined ? [] : { frame: this.#placements.between(itsPlacement, placement), shape };
    });
  }

  /** @param parts of the product's representation. */
  applied(openings: readonly Opening[], parts: readonly Part[]): readonly Part[] {
    const tools = openings.flatMap((opening) => this.#bodiesOf(opening));
    if (tools.length === 0) return parts;
    return parts.flatMap((part) => {
      const toPart = part.frame === identity ? identity : inverse(part.frame);
      const placed = tools.map(({ solid, frame }) => ({ solid, frame: compose(toPart, frame) }));
      return subtract(part.solid, placed, this.#subtraction).map((solid) => ({ ...part, solid }));
    });
  }

  /** The bodies of an opening in the product's coordinates. */
  #bodiesOf({ frame: placement, shape }: Opening): PlacedSolid[] {
    return this.#items
      .all(bodyItems(this.#source, shape))
      .map(({ solid, frame }) => ({ solid, frame: compose(placement, frame) }));
  }
}
