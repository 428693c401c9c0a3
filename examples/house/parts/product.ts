import { classify, type UniclassCode } from '../ifc/classification.ts';
import { element, predefined } from '../ifc/element.ts';
import type { Model } from '../ifc/model.ts';
import { type Frame3, localPlacement } from '../ifc/points.ts';
import type { Rooted } from '../ifc/relations.ts';
import { body, productShape } from '../ifc/shape.ts';
import type { Item } from '../ifc/solids.ts';
import type { Ref } from '../ifc/step-text.ts';

/** An element with a body and everything that ties it to the rest of the building. */
export interface ProductPlan {
  /** Class in the file, `IFCSLAB`. */
  readonly ifc: string;
  readonly tag: string;
  readonly name: string;
  readonly objectType?: string;
  /** The spatial element that contains it; none for a part of a whole. */
  readonly within?: Rooted;
  /** What its frame is relative to. */
  readonly parent: Ref;
  readonly frame: Frame3;
  readonly layer: string;
  readonly items: readonly Item[];
  readonly predefined: string;
  readonly type?: Rooted;
  readonly material?: Ref;
  readonly uniclass?: UniclassCode;
}

/** Writes the element with placement, body, container, type, material and classification. */
export function buildProduct(model: Model, plan: ProductPlan): { product: Rooted; placement: Ref } {
  const { ifc, tag, name, objectType, within, type, uniclass } = plan;
  const placement = localPlacement(model, plan.parent, plan.frame);
  const shape = productShape(model, body(model, plan.layer, plan.items));
  const described = { tag, name, placement, shape, ...(objectType === undefined ? {} : { objectType }) };
  const product = element(model, ifc, described, predefined(plan.predefined));
  if (within) model.relate('IFCRELCONTAINEDINSPATIALSTRUCTURE', within, product);
  if (type) model.relate('IFCRELDEFINESBYTYPE', type, product);
  if (plan.material) model.relate('IFCRELASSOCIATESMATERIAL', plan.material, product);
  if (uniclass) classify(model, uniclass, product);
  return { product, placement };
}
