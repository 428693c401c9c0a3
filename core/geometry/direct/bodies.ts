import type { BuiltPart } from '../placing/desk.ts';
import type { PlacedBody } from '../placing/element-block.ts';
import type { BuiltSolids } from './built-solids.ts';
import { Declined, decline, refuse } from './declined.ts';
import { ByFingerprint } from './fingerprint/by-fingerprint.ts';
import type { Fingerprints } from './fingerprint/fingerprints.ts';
import type { Items, Part } from './items.ts';
import { isUnreadable } from './readable.ts';
import { bodyItems } from './representations.ts';
import type { Source } from './source.ts';
import type { Voids } from './voids.ts';

/** What a product is in its own coordinates. Products that are drawn alike share one. */
export interface BuiltBody extends PlacedBody {
  /** Keyword of its first item, upper case; '' where there is none that can be read. */
  readonly item: string;
  /** None where it has no faces, only curves or points. */
  readonly parts: readonly BuiltPart[];
  /** Whether all parts have colours of their own. */
  readonly isColored: boolean;
  /** Why there are no parts. */
  readonly declined: Declined | undefined;
}

/** What bodies are made with. */
export interface BodyContext {
  readonly source: Source;
  readonly items: Items;
  readonly voids: Voids;
  readonly solids: BuiltSolids;
  readonly fingerprints: Fingerprints;
}

/** Of the bodies that are known, one generation of them; one of few parts weighs as much as an entry does. */
const MOST_KNOWN_PARTS = 1 << 17;
const weightOfBody = ({ parts }: BuiltBody) => 4 + parts.length;

/**
 * Makes the bodies of products, each once: those that are drawn by the same statements, but for the numbers of these, are one.
 * What becomes of a product does not depend on which came before, as equal statements give equal bits.
 */
export class Bodies {
  readonly #context: BodyContext;
  readonly #known = new ByFingerprint<BuiltBody>(MOST_KNOWN_PARTS, weightOfBody);

  constructor(context: BodyContext) {
    this.#context = context;
  }

  /**
   * What a product is drawn as.
   *
   * @param placement its ObjectPlacement. @param shape its IfcProductDefinitionShape.
   * @throws Postponed
   */
  of(product: number, placement: number | undefined, shape: number): BuiltBody {
    if (!this.#isTold(product, placement, shape)) return this.#make(product, placement, shape);
    const { print } = this.#context.fingerprints;
    const known = this.#known.get(print);
    if (known !== undefined) return known;
    const body = this.#make(product, placement, shape);
    this.#known.set(print, body);
    return body;
  }

  /** Whether there is a fingerprint of all that the body depends on. */
  #isTold(product: number, placement: number | undefined, shape: number): boolean {
    const { voids, fingerprints } = this.#context;
    fingerprints.begin();
    if (!fingerprints.add(shape) || (voids.has(product) && !this.#areTold(product, placement))) return false;
    fingerprints.end();
    return true;
  }

  #areTold(product: number, placement: number | undefined): boolean {
    const { voids, fingerprints } = this.#context;
    try {
      for (const opening of voids.of(product, placement)) {
        fingerprints.addNumbers(opening.frame);
        if (!fingerprints.add(opening.shape)) return false;
      }
      return true;
    } catch (error) {
      if (isUnreadable(error)) return false;
      throw error;
    }
  }

  #make(product: number, placement: number | undefined, shape: number): BuiltBody {
    const { source, items, voids } = this.#context;
    let item = '';
    try {
      const ids = bodyItems(source, shape);
      item = source.reader.keywordOf(ids[0] ?? -1);
      const whole = items.all(ids);
      if (whole.length === 0) return bodyOf(item, []);
      const rest = voids.has(product) ? voids.applied(voids.of(product, placement), whole) : whole;
      return bodyOf(item, this.#built(rest));
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      return bodyOf(item, [], error instanceof Declined ? error : new Declined('unreadable statement'));
    }
  }

  #built(parts: readonly Part[]): readonly BuiltPart[] {
    const { source, solids } = this.#context;
    const { mostTriangles = Number.POSITIVE_INFINITY } = source;
    const built: BuiltPart[] = [];
    let triangles = 0;
    for (const { solid, frame, color } of parts) {
      const one = solids.of(solid);
      if (one === null) continue;
      triangles += one.shape.mesh.indices.length / 3;
      if (triangles > mostTriangles) refuse(`It has more than ${mostTriangles} triangles.`);
      built.push({ shape: one.shape, origin: one.origin, frame, color });
    }
    return built.length === 0 ? decline('no faces') : built;
  }
}

function bodyOf(item: string, parts: readonly BuiltPart[], declined?: Declined): BuiltBody {
  return { item, parts, isColored: parts.every(({ color }) => color !== undefined), declined, record: 0 };
}
