import { type ElementGeometry, facingAreas, type Mesh } from '#core/geometry';
import type { BaseQuantity, BodyProduct, Relations } from '#core/ifc';
import type { StatedQuantities } from '#core/model';
import type { CollectedGeometry } from './geometry-feed.ts';
import { measurableQuantity } from './measurable-quantities.ts';
import { QuantityTally } from './quantity-tally.ts';

export interface QuantitySources {
  readonly expected: readonly BodyProduct[];
  readonly quantities: Iterable<BaseQuantity>;
  readonly relations: Pick<Relations, 'voidedBy' | 'aggregates'>;
  readonly geometry: {
    readonly meshes: readonly Mesh[];
    readonly elements: CollectedGeometry['elements'];
  };
}

/** Compares what a file states of its products with what their meshes measure; undefined where it states nothing. */
export function compareQuantities(sources: QuantitySources): StatedQuantities | undefined {
  const { expected, quantities, relations, geometry } = sources;
  const products = new Map(expected.map((product) => [product.expressId, product]));
  const voided = withOpenings(relations);
  const tally = new QuantityTally();
  for (const quantity of quantities) {
    const product = products.get(quantity.object);
    const element = geometry.elements.get(quantity.object);
    if (product === undefined || element === undefined) {
      tally.leaveOut('no mesh');
      continue;
    }
    const isVoided = voided.has(quantity.object);
    const measured = measure(quantity, { className: product.class, element, isVoided, meshes: geometry.meshes });
    if (typeof measured === 'string') tally.leaveOut(measured);
    else tally.compare(product, quantity, measured);
  }
  return tally.total();
}

interface Measurable {
  readonly className: string;
  readonly element: ElementGeometry;
  readonly isVoided: boolean;
  readonly meshes: readonly Mesh[];
}

/** The measured value, or why there is none that could be compared. */
function measure(stated: BaseQuantity, { className, element, isVoided, meshes }: Measurable): number | string {
  const row = measurableQuantity(stated.name, className);
  const { measures, placements } = element;
  if (row === undefined) return 'not measured';
  if (isVoided && row.needs === 'no openings') return 'gross, and openings are cut out of the mesh';
  if ((row.of === 'volume' || row.of === 'down') && !measures.closed) return 'open mesh';
  if (row.of === 'volume' || row.of === 'area') return measures[row.of];
  if (placements.length > 1) return 'several bodies'; // layers of a slab would be added up, parts of a wall have to be
  const { sides, down } = facingAreas(meshes, placements);
  if (row.of === 'down') return down;
  return sides === undefined ? 'no flat sides' : between(sides, stated.value);
}

/** The middle plane lies between two sides; where exporters put it differs. */
function between([smaller, larger]: readonly [number, number], stated: number): number {
  return Math.min(larger, Math.max(smaller, stated));
}

/** Products with openings of their own, and the parts that are cut with the whole. */
function withOpenings({ voidedBy, aggregates }: QuantitySources['relations']): ReadonlySet<number> {
  const voided = new Set(voidedBy.forward.keys());
  // What is added while it is walked through comes up, too: parts of parts.
  for (const whole of voided) for (const part of aggregates.forward.get(whole)) voided.add(part);
  return voided;
}
