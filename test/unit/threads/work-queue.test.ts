import { describe, expect, it } from '@jest/globals';
import { WorkQueue } from '../../../adapters/threads/work-queue.ts';

function claimsOf(products: number, workers: number): { readonly from: number; readonly to: number }[] {
  const queue = WorkQueue.create(products, workers);
  const same = new WorkQueue(queue.memory);
  const claims = [];
  for (let claim = queue.claim(); claim !== undefined; claim = same.claim()) claims.push(claim);
  expect(queue.claim()).toBeUndefined();
  return claims;
}

describe('The queue of products', () => {
  it('gives every product to one worker, in order', () => {
    for (const products of [0, 1, 7, 1000]) {
      const claimed = claimsOf(products, 3).flatMap(({ from, to }) =>
        Array.from({ length: to - from }, (_, at) => from + at),
      );
      expect(claimed).toEqual([...Array(products).keys()]);
    }
  });

  it('gives less at a time towards the end, so that all workers end together', () => {
    const sizes = claimsOf(5000, 2).map(({ from, to }) => to - from);
    expect(sizes[0]).toBe(625);
    expect(sizes.slice(-8)).toEqual(Array(8).fill(1));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });
});
