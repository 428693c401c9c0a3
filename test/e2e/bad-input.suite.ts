import { describe, expect, it } from '@jest/globals';
import { type ApiClient, json } from '../support/api-client.ts';
import { smallModel } from '../support/small-model.ts';

const nowhere = '00000000-0000-4000-8000-000000000000';

/** What cannot be done, and how that is said. */
export function badInputSuite(client: () => ApiClient): void {
  describe('bad input', () => {
    it.each([
      ['%PDF-1.7 something', 'step/not-step', /PDF/],
      ['hello', 'step/not-step', /STEP/],
      ['PK\u0003\u0004 no archive', 'zip/damaged', /archive/],
    ])('is rejected by its content: %j', async (content, code, message) => {
      const { id } = await client().upload(content, { fileName: 'drawing.ifc' });
      const job = await client().waitFor(id);
      expect(job).toMatchObject({ state: 'rejected', error: { code } });
      expect(job.error?.message).toMatch(message);
      expect(job.error?.remedy).not.toBe('');
      expect((await client().problem(`/v1/jobs/${id}/retry`, { method: 'POST' })).code).toBe('job/not-retryable');
    });

    it('is refused when it is too large', async () => {
      const announced = { fileName: 'x.ifc', size: 20 * 2 ** 20 + 1 };
      expect(await client().problem('/v1/uploads', json(announced))).toMatchObject({
        status: 413,
        code: 'upload/too-large',
      });
      const long = { fileName: 'x'.repeat(70_000), size: 1 };
      expect(await client().problem('/v1/uploads', json(long))).toMatchObject({
        status: 413,
        code: 'request/too-large',
      });
      const { upload } = await client().announce({ fileName: 'x.ifc', size: 10 });
      const stored = await client().s3(upload.id, { method: 'PUT' }, smallModel());
      expect(await stored.text()).toContain('<Code>EntityTooLarge</Code>');
    });

    it.each([
      ['/v1/uploads', { fileName: 'x.ifc', size: 'ten' }, ['size']],
      ['/v1/uploads', { size: 10 }, ['fileName']],
      ['/v1/uploads', { fileName: 'x.ifc', size: 10, colour: 'red' }, ['colour']],
      ['/v1/uploads', { fileName: '', size: -1 }, ['fileName', 'size']],
      [`/v1/uploads/${nowhere}/sign`, { method: 'PATCH' }, ['method']],
      [`/v1/models/${nowhere}/spatial-queries`, { within: { distance: -1 } }, ['within']],
    ])('is answered with the names of the fields: %s %j', async (path, body, fields) => {
      const problem = await client().problem(path, json(body));
      expect(problem).toMatchObject({ status: 400, code: 'request/invalid' });
      expect(problem.errors?.map((error) => error.path)).toEqual(fields);
    });

    it.each([
      ['/v1/jobs?limit=0', undefined, 400, 'request/invalid'],
      ['/v1/jobs?cursor=nonsense', undefined, 400, 'request/invalid'],
      ['/v1/jobs/17', undefined, 400, 'request/invalid'],
      [`/v1/jobs/${nowhere}`, undefined, 404, 'job/unknown'],
      [`/v1/jobs/${nowhere}/events`, undefined, 404, 'job/unknown'],
      [`/v1/jobs/${nowhere}/cancel`, { method: 'POST' }, 404, 'job/unknown'],
      [`/v1/models/${nowhere}`, undefined, 404, 'model/unknown'],
      [`/v1/models/${nowhere}`, { method: 'DELETE' }, 404, 'model/unknown'],
      [`/v1/models/${nowhere}/tree`, undefined, 404, 'model/unknown'],
      [`/v1/models/${nowhere}/classes`, undefined, 404, 'model/unknown'],
      [`/v1/models/${nowhere}/elements`, undefined, 404, 'model/unknown'],
      [`/v1/models/${nowhere}/elements/1`, undefined, 404, 'model/unknown'],
      [`/v1/models/${nowhere}/elements/-1`, undefined, 400, 'request/invalid'],
      [`/v1/models/${nowhere}/elements?class=Wall`, undefined, 400, 'request/invalid'],
      [`/v1/models/${nowhere}/elements?property=nonsense`, undefined, 400, 'request/invalid'],
      [`/v1/models/${nowhere}/artifacts/secret`, undefined, 404, 'artifact/unknown'],
      [`/v1/uploads/${nowhere}/sign`, json({ method: 'PUT' }), 404, 'upload/unknown'],
      ['/v1/uploads', json({ fileName: 'x.ifc', size: 5, modelId: nowhere }), 404, 'model/unknown'],
      [
        '/v1/uploads',
        { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } },
        400,
        'request/not-json',
      ],
      [
        '/v1/uploads',
        { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } },
        415,
        'request/media-type',
      ],
      ['/v1/nothing', undefined, 404, 'request/unknown-route'],
      ['/v1/models', { headers: { origin: 'http://evil.example' } }, 403, 'request/origin-not-allowed'],
    ])('is answered by a problem: %s %j', async (path, init, status, code) => {
      expect(await client().problem(path, init)).toMatchObject({ status, code });
    });
  });
}
