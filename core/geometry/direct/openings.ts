import type { Argument } from '#core/step';
import type { Links, ManyLinks } from './links/links.ts';
import { readable } from './readable.ts';
import type { Source } from './source.ts';

type OpeningsByProduct = Pick<ReadonlyMap<number, Iterable<number>>, 'has' | 'get'>;

/**
 * Which openings a product has: its own, and those of the whole that it is a part of. Whoever reads relationships for what they
 * mean tells of those that cannot be read.
 */
export class Openings {
  readonly #source: Source;
  readonly #links: Links;
  #openings: OpeningsByProduct | undefined;

  /** @param links of the same file. */
  constructor(source: Source, links: Links) {
    this.#source = source;
    this.#links = links;
  }

  has(product: number): boolean {
    return this.#all.has(product);
  }

  /** Express ids of IfcFeatureElementSubtraction. */
  of(product: number): readonly number[] {
    return [...(this.#all.get(product) ?? [])];
  }

  get #all(): OpeningsByProduct {
    this.#openings ??= this.#linked() ?? this.#gather();
    return this.#openings;
  }

  /** Undefined where there may be openings to hand down. */
  #linked(): ManyLinks | undefined {
    const links = this.#links;
    const areOwn = links.areApart('openings', 'aggregates') && links.areApart('openings', 'nests');
    return areOwn ? links.all('openings') : undefined;
  }

  #gather(): Map<number, Set<number>> {
    const { reader } = this.#source;
    const openings = new Map<number, Set<number>>();
    for (const id of reader.ids('IFCRELVOIDSELEMENT')) {
      const [element, opening] = this.#related(id);
      if (typeof element !== 'number' || typeof opening !== 'number') continue;
      const known = openings.get(element);
      if (known === undefined) openings.set(element, new Set([opening]));
      else known.add(opening);
    }
    if (openings.size > 0) this.#handDown(openings);
    return openings;
  }

  #handDown(openings: Map<number, Set<number>>): void {
    const partsOf = this.#partsOf();
    // A map that grows while it is walked through hands out what was added, each once: cycles end.
    for (const [whole, those] of openings) {
      for (const part of partsOf.get(whole) ?? []) {
        if (typeof part === 'number') openings.set(part, new Set([...(openings.get(part) ?? []), ...those]));
      }
    }
  }

  /** The two ends of a relationship; none where it cannot be read. */
  #related(id: number): readonly Argument[] {
    return readable(() => this.#source.reader.argumentsFrom(id, 4, 2)) ?? [];
  }

  #partsOf(): Map<number, readonly Argument[]> {
    const { reader } = this.#source;
    const partsOf = new Map<number, readonly Argument[]>();
    for (const keyword of ['IFCRELAGGREGATES', 'IFCRELNESTS']) {
      for (const id of reader.ids(keyword)) {
        const [whole, parts] = this.#related(id);
        if (typeof whole === 'number' && Array.isArray(parts)) partsOf.set(whole, parts);
      }
    }
    return partsOf;
  }
}
