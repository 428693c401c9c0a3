import type { AwaitedMeasures, BodyProduct } from '#core/ifc';
import type { MeshMeasures, Placeholder } from '#core/model';
import type { GeometryFeed } from './geometry-feed.ts';
import { SpacesAround } from './spaces-around.ts';

/** What meshes measure, and in which spaces they are, while the engine is still at work. */
export class PlacedMeasures implements AwaitedMeasures {
  readonly #feed: GeometryFeed;
  readonly #spaces: ReadonlySet<number>;
  #around: SpacesAround | undefined;

  constructor(expected: readonly BodyProduct[], feed: GeometryFeed) {
    this.#feed = feed;
    this.#spaces = new Set(expected.filter(({ isSpace }) => isSpace).map(({ expressId }) => expressId));
  }

  isKnown(expressId: number): boolean {
    return this.#around !== undefined && this.#feed.has(expressId);
  }

  async untilKnown(expressId: number): Promise<void> {
    if (this.#around === undefined) {
      for (const space of this.#spaces) await this.#feed.until(space);
      this.#around = new SpacesAround(this.#spaces, this.#feed);
    }
    await this.#feed.until(expressId);
  }

  of(expressId: number): MeshMeasures | null {
    const measures = this.#feed.elements.measuresOf(expressId);
    if (measures === undefined) return null;
    const inside = this.#spaces.has(expressId) ? undefined : this.#around?.of(measures.centroid);
    return inside === undefined || inside.length === 0 ? measures : { ...measures, spaces: inside };
  }

  placeholderOf(expressId: number): Placeholder | undefined {
    const box = this.#feed.placeholders.get(expressId);
    if (box === undefined) return undefined;
    const code = this.#feed.failures.get(expressId)?.code;
    return code === undefined ? undefined : { code, box };
  }
}
