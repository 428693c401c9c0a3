import type { IfcFile } from '../ifc-file.ts';
import { type BodyProduct, ProductHeads } from './product-heads.ts';

/**
 * The products that have a body, decided from the file alone: a shape representation that is neither axis, footprint,
 * box nor anything else beside the body, with at least one item that has a surface. In file order, class by class.
 */
export function productsWithBody(file: IfcFile): Generator<BodyProduct> {
  return new ProductHeads(file).withBody();
}
