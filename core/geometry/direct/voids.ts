import { decline } from './declined.ts';
import { compose, type Frame, inverse } from './frame.ts';
import type { Items, Part } from './items.ts';
import type { Openings } from './openings.ts';
import type { Placements } from './placements.ts';
import { bodyItems } from './representations.ts';
import { Clipped } from './solids/clip/clipped.ts';
import { prismDifference } from './solids/difference/prism-difference.ts';
import { Prism } from './solids/prism.ts';
import type { Solid } from './solids/solid.ts';
import { optionalReference, type Source } from './source.ts';

/** Takes openings away from the bodies of products (IfcRelVoidsElement). */
export class Voids {
  readonly #source: Source;
  readonly #placements: Placements;
  readonly #items: Items;
  readonly #openings: Openings;

  constructor(source: Source, placements: Placements, items: Items, openings: Openings) {
    this.#source = source;
    this.#placements = placements;
    this.#items = items;
    this.#openings = openings;
  }

  /** @param placement of the product. @param parts of its representation. */
  applied(product: number, placement: Frame, parts: readonly Part[]): readonly Part[] {
    const tools = this.#openings.of(product).flatMap((opening) => this.#prismsOf(opening));
    if (tools.length === 0) return parts;
    return parts.flatMap((part) => {
      const toPart = inverse(compose(placement, part.frame));
      const placed = tools.map(({ profile, frame, path }) => new Prism(profile, compose(toPart, frame), path));
      return this.#without(part.solid, placed).map((solid) => ({ ...part, solid }));
    });
  }

  #without(solid: Solid, tools: readonly Prism[]): readonly Solid[] {
    if (solid instanceof Prism) return prismDifference(solid, tools, this.#source.tolerance);
    if (!(solid instanceof Clipped)) return decline('opening in a body that is no extrusion');
    const bodies = solid.bodies.flatMap((body) => this.#without(body, tools));
    return bodies.length === 0 ? [] : [solid.of(bodies)];
  }

  /** The bodies of an opening in the project's coordinates. */
  #prismsOf(opening: number): Prism[] {
    const { reader } = this.#source;
    const representation = optionalReference(reader.argument(opening, 6));
    if (representation === undefined) return [];
    const placement = this.#placements.local(optionalReference(reader.argument(opening, 5)));
    return bodyItems(this.#source, representation)
      .flatMap((item) => this.#items.parts(item))
      .map(({ solid, frame }) => {
        if (!(solid instanceof Prism)) return decline('opening that is no extrusion');
        return new Prism(solid.profile, compose(placement, compose(frame, solid.frame)), solid.path);
      });
  }
}
