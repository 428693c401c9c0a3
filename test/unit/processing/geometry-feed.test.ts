import { describe, expect, it } from '@jest/globals';
import type { GeometryEngine, TessellationRequest } from '#core/geometry';
import { GeometryFeed } from '../../../core/processing/geometry-feed.ts';
import { metres } from '../../support/geometry.ts';
import { openSource, stepFile } from '../../support/step.ts';

const broken: GeometryEngine = {
  tessellate: () => {
    throw new Error('The engine is broken.');
  },
  close: async () => undefined,
};
const budgets = { jobMs: 10_000, jobTriangles: 100 };

async function requestOf(products: Uint32Array): Promise<TessellationRequest> {
  const { step } = await openSource(stepFile(''));
  return { index: step.index.share(), products, units: metres, elementBudgetMs: 1000 };
}

describe('those who wait for a shape', () => {
  it.each(['before', 'after'])('are told of an engine that breaks down, where they came %s that', async (when) => {
    const products = Uint32Array.of(7);
    const feed = new GeometryFeed(products, () => undefined);
    const early = when === 'before' ? feed.until(7) : undefined;
    early?.catch(() => undefined);
    const collecting = feed.collect(broken, await requestOf(products), budgets, () => undefined);
    await expect(collecting).rejects.toThrow('The engine is broken.');
    await expect(early ?? feed.until(7)).rejects.toThrow('The engine is broken.');
  });

  it('need not wait for what is no product', async () => {
    await expect(new GeometryFeed(Uint32Array.of(7), () => undefined).until(8)).resolves.toBeUndefined();
  });
});
