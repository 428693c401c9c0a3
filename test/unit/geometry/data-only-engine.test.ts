import { describe, expect, it } from '@jest/globals';
import { MemoryObjectStore } from '#adapters/memory';
import { DataOnlyEngine, WebIfcEngine } from '#core/geometry';
import { localScope } from '#core/model';
import { processModel } from '#core/processing';
import { smallModel } from '../../support/small-model.ts';
import { bytesSource } from '../../support/step.ts';

describe('an engine that is paused', () => {
  it('leaves all data, and says of every product why it has no shape', async () => {
    const store = new MemoryObjectStore();
    const engine = new DataOnlyEngine('It rests.');
    const { coverage, diagnostics } = await processModel({
      scope: localScope,
      source: bytesSource(smallModel()),
      store,
      engine,
    });
    expect(coverage).toMatchObject({ expected: 2, produced: 0, failed: 2 });
    expect(coverage.failures.map(({ code, reason }) => [code, reason])).toEqual([
      ['geometry/engine-paused', 'It rests.'],
      ['geometry/engine-paused', 'It rests.'],
    ]);
    expect(diagnostics.findings).toContainEqual(
      expect.objectContaining({ code: 'geometry/engine-paused', remedy: expect.stringContaining('Upload') }),
    );
    expect(store.paths).toHaveLength(7);
  });

  it('never gives artifacts that are taken for those with shapes', async () => {
    const ids = [];
    for (const engine of [new DataOnlyEngine('It rests.'), new WebIfcEngine({ source: bytesSource(smallModel()) })]) {
      const store = new MemoryObjectStore();
      const { model } = await processModel({ scope: localScope, source: bytesSource(smallModel()), store, engine });
      await engine.close();
      ids.push([model.contentId, model.engine]);
    }
    expect(ids[0]?.[0]).not.toBe(ids[1]?.[0]);
    expect(ids.map(([, engine]) => engine)).toEqual(['plinth-10+data-only', 'plinth-10+web-ifc-0.0.78']);
  });
});
