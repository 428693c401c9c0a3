import { describe, expect, it, jest } from '@jest/globals';
import { MemoryCache } from '#adapters/memory';
import { ComputedValues, cachedModels } from '#core/caching';
import { localScope, type ModelSummary } from '#core/model';
import type { ModelRepository } from '#core/ports';

const wall = { class: 'IfcWall', elements: 5, withGeometry: 5 };
const page = { elements: [], next: null };
const hits = { elements: [], isComplete: true };

/** A repository with models of some contents; `contents` may be changed. */
function repository(contents: Record<string, string>) {
  const asked = {
    getModel: jest.fn(async (_scope: object, modelId: string) => {
      const contentId = contents[modelId];
      return contentId === undefined ? undefined : ({ current: { contentId } } as ModelSummary);
    }),
    classCounts: jest.fn(async (_scope: object, modelId: string) => (modelId in contents ? [wall] : undefined)),
    elements: jest.fn(async () => page),
    findNear: jest.fn(async () => hits),
  };
  const models = asked as Partial<ModelRepository> as ModelRepository;
  return { asked, models: cachedModels(models, new ComputedValues(new MemoryCache(2 ** 20))) };
}

describe('cached models', () => {
  it('count the classes of a content once, whichever model shows it', async () => {
    const { asked, models } = repository({ a: 'same', b: 'same' });
    for (const model of ['a', 'a', 'b']) expect(await models.classCounts(localScope, model)).toEqual([wall]);
    expect(asked.classCounts).toHaveBeenCalledTimes(1);
  });

  it('share nothing between tenants', async () => {
    const { asked, models } = repository({ a: 'same' });
    await models.classCounts(localScope, 'a');
    await models.classCounts({ ...localScope, tenant: 'other' }, 'a');
    expect(asked.classCounts).toHaveBeenCalledTimes(2);
  });

  it('keep answers to different questions apart', async () => {
    const { asked, models } = repository({ a: 'one' });
    for (const name of ['door', 'wall', 'door']) await models.elements(localScope, 'a', { name }, { limit: 10 });
    await models.elements(localScope, 'a', { name: 'door' }, { limit: 11 });
    expect(asked.elements).toHaveBeenCalledTimes(3);
    for (const space of [1, 2, 1]) await models.findNear(localScope, 'a', { within: { space }, limit: 10 });
    expect(asked.findNear).toHaveBeenCalledTimes(2);
  });

  it('do not keep the rest of a list that goes on in an older content', async () => {
    const { asked, models } = repository({ a: 'new' });
    const after = { contentId: 'old', expressId: 7 };
    for (let times = 0; times < 2; times++) await models.elements(localScope, 'a', {}, { limit: 10, after });
    expect(asked.elements).toHaveBeenCalledTimes(2);
  });

  it('show a new version at once', async () => {
    const contents = { a: 'one' };
    const { asked, models } = repository(contents);
    await models.classCounts(localScope, 'a');
    contents.a = 'two';
    await models.classCounts(localScope, 'a');
    expect(asked.classCounts).toHaveBeenCalledTimes(2);
  });

  it('keep no answer about a version that came while it was computed', async () => {
    const contents = { a: 'one' };
    const { asked, models } = repository(contents);
    asked.classCounts.mockImplementationOnce(async () => {
      contents.a = 'two';
      return [{ ...wall, elements: 7 }];
    });
    expect(await models.classCounts(localScope, 'a')).toEqual([wall]);
    contents.a = 'one';
    expect(await models.classCounts(localScope, 'a')).toEqual([wall]);
  });

  it('know of no model that is not there', async () => {
    const { models } = repository({});
    expect(await models.classCounts(localScope, 'a')).toBeUndefined();
    expect(await models.findNear(localScope, 'a', { within: { space: 1 }, limit: 10 })).toBeUndefined();
  });
});
