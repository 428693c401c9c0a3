import { describe, expect, it } from '@jest/globals';
import { json } from '#api/client';
import { SpatialAnswer } from '#api/contracts';
import type { SpatialHit } from '#core/model';
import { fitting } from '../../../api/fitting.ts';
import { testApi } from '../../support/test-api.ts';

describe('what goes into one answer', () => {
  it('is all of it where there is room', () => {
    const items = ['a', 'b'];
    expect(fitting(items)).toBe(items);
    expect(fitting([], 0)).toEqual([]);
  });

  it('is as much as fits, written as JSON within JSON', () => {
    const quoted = 'x"y'; // "\"x\\\"y\"": 12 bytes
    expect([fitting([quoted, quoted], 23).length, fitting([quoted, quoted], 24).length]).toEqual([1, 2]);
    expect(fitting([quoted], 11)).toEqual([]);
  });
});

describe('a spatial answer', () => {
  const hit = (expressId: number): SpatialHit => ({
    expressId,
    globalId: null,
    class: 'IfcWall',
    predefinedType: null,
    typeName: null,
    name: '"\u20ac'.repeat(500),
    storey: null,
    hasGeometry: true,
  });

  it('says that it is not complete where there is more than a function can answer with', async () => {
    const elements = Array.from({ length: 10_000 }, (_, at) => hit(at));
    const { api } = testApi({ models: { findNear: async () => ({ elements, isComplete: true }) } });
    const asked = json({ within: { box: { min: [0, 0, 0], max: [1, 1, 1] } }, limit: 10_000 });
    const answer = await api.request('/v1/models/00000000-0000-4000-8000-000000000000/spatial-queries', asked);
    const text = await answer.text();
    const found = SpatialAnswer.parse(JSON.parse(text));
    expect([found.isComplete, found.elements.length > 1000]).toEqual([false, true]);
    expect(Buffer.byteLength(JSON.stringify(text))).toBeLessThan(6 * 2 ** 20);
  });
});
