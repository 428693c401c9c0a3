import { describe, expect, it } from '@jest/globals';
import { StoreProblem } from '#core/model';
import { testApi } from '../../support/test-api.ts';

function asking(error: Error) {
  const { api, faults } = testApi({ models: { listModels: () => Promise.reject(error) } });
  return { answer: () => api.request('/v1/models'), faults };
}

describe('a database', () => {
  it.each([
    ['unavailable', 503, 'server/unavailable'],
    ['too-slow', 504, 'query/too-slow'],
  ] as const)('that is %s is no fault of Plinth: the client is told to come again', async (kind, status, code) => {
    const { answer, faults } = asking(new StoreProblem(kind, 'the embedded database was restarted'));
    const response = await answer();
    expect([response.status, response.headers.get('retry-after')]).toEqual([status, '5']);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ code, detail: 'the embedded database was restarted.' });
    expect(faults).toEqual([]);
  });

  it('that throws anything else is one', async () => {
    const error = new Error('column "x" does not exist');
    const { answer, faults } = asking(error);
    expect([(await answer()).status, faults]).toEqual([500, [error]]);
  });
});
