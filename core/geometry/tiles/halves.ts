import type { TileProducts } from './products.ts';

/**
 * Cuts products in two where they lie: at the median of their middles, along the axis on which these lie farthest apart.
 *
 * @returns two lists, each in the order that the products came in; neither is empty where there are two products.
 */
export function halves({ boxes }: TileProducts, products: Uint32Array): [Uint32Array, Uint32Array] {
  const middle = (product: number, axis: number) =>
    (boxes[6 * product + axis] ?? 0) + (boxes[6 * product + 3 + axis] ?? 0);
  let longest = 0;
  let most = -1;
  for (let axis = 0; axis < 3; axis++) {
    let low = Infinity;
    let high = -Infinity;
    for (const product of products) {
      low = Math.min(low, middle(product, axis));
      high = Math.max(high, middle(product, axis));
    }
    if (high - low > most) {
      longest = axis;
      most = high - low;
    }
  }
  const inOrder = products.slice().sort((a, b) => middle(a, longest) - middle(b, longest) || a - b);
  const lower = new Set(inOrder.subarray(0, inOrder.length >>> 1));
  return [products.filter((product) => lower.has(product)), products.filter((product) => !lower.has(product))];
}
