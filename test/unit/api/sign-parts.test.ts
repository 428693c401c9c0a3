import { describe, expect, it } from '@jest/globals';
import { Problem, SignedParts } from '#api/contracts';
import { jobAfter, someJob, waysTo } from '../../support/jobs.ts';
import { testApi } from '../../support/test-api.ts';

const bytes = 20 * 2 ** 20; // three parts

async function sign(partNumbers: readonly number[], job = someJob({ bytes })) {
  const { api, jobs } = testApi();
  await jobs.insert(job);
  const body = JSON.stringify({ uploadId: 'm-1', partNumbers });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  return api.request(`/v1/uploads/${job.id}/sign-parts`, init);
}

describe('parts of an upload', () => {
  it('are signed all at once, in their order', async () => {
    const { parts } = SignedParts.parse(await (await sign([3, 1])).json());
    expect(parts.map(({ partNumber }) => partNumber)).toEqual([3, 1]);
    for (const { url } of parts) expect(url).toMatch(/^http:\/\/localhost\/s3\/.+\?UploadPart$/);
  });

  it.each([
    ['that the file has not', [1, 4], someJob({ bytes }), 'request/invalid'],
    [
      'of which there are too many',
      Array.from({ length: 21 }, (_, index) => index + 1),
      someJob({ bytes }),
      'request/invalid',
    ],
    ['of none at all', [], someJob({ bytes }), 'request/invalid'],
    ['of a file that is there', [1], jobAfter(waysTo.queued), 'upload/not-expected'],
  ])('are not signed %s', async (_, partNumbers, job, code) => {
    expect(Problem.parse(await (await sign(partNumbers, job)).json()).code).toBe(code);
  });
});
