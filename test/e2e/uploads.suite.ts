import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { JobAnswer, SignedRequest, type SignRequest } from '#api/contracts';
import { type ApiClient, json } from '../support/api-client.ts';
import { smallModel } from '../support/small-model.ts';

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');
const md5Of = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');
const tagIn = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, text]) => text ?? '');

/** How files come in, and what one can do about their jobs. */
export function uploadSuite(client: () => ApiClient): void {
  describe('an upload in parts', () => {
    it('goes on where it was broken off', async () => {
      const content = Buffer.from(smallModel({ bytes: 18 * 2 ** 20 }));
      const { upload, job } = await client().announce({ fileName: 'large.ifc', size: content.length });
      expect(upload).toMatchObject({ method: 'multipart', partSize: 8 * 2 ** 20, bucket: 'uploads' });
      const s3 = (request: SignRequest, body?: string | Uint8Array<ArrayBuffer>) =>
        client().s3(upload.id, request, body);
      const begun = await (await s3({ method: 'POST', query: { uploads: '' } })).text();
      const [uploadId = ''] = tagIn(begun, 'UploadId');
      const parts = [0, 1, 2].map((number) =>
        Uint8Array.from(content.subarray(number * upload.partSize, (number + 1) * upload.partSize)),
      );
      const put = (number: number) =>
        s3({ method: 'PUT', query: { uploadId, partNumber: number } }, parts[number - 1] ?? new Uint8Array());
      expect((await put(2)).headers.get('etag')).toBe(`"${md5Of(parts[1] ?? new Uint8Array())}"`);

      const listed = await (await s3({ method: 'GET', query: { uploadId } })).text();
      expect([tagIn(listed, 'PartNumber'), tagIn(listed, 'Size')]).toEqual([['2'], [String(upload.partSize)]]);

      await put(1);
      await put(3);
      const named = parts.map(
        (part, number) => `<Part><PartNumber>${number + 1}</PartNumber><ETag>"${md5Of(part)}"</ETag></Part>`,
      );
      const body = `<CompleteMultipartUpload>${named.join('')}</CompleteMultipartUpload>`;
      const completed = await s3({ method: 'POST', query: { uploadId } }, body);
      const together = md5Of(Buffer.from(parts.map(md5Of).join(''), 'hex'));
      expect(tagIn(await completed.text(), 'ETag')).toEqual([`&quot;${together}-3&quot;`]);
      const ended = await client().waitFor(job.id);
      expect(ended).toMatchObject({ state: 'succeeded', bytes: content.length, sha256: sha256Of(content.toString()) });
    });

    it('is forgotten when it is aborted', async () => {
      const { upload } = await client().announce({ fileName: 'large.ifc', size: 18 * 2 ** 20 });
      const begun = await (await client().s3(upload.id, { method: 'POST', query: {} })).text();
      const [uploadId = ''] = tagIn(begun, 'UploadId');
      expect((await client().s3(upload.id, { method: 'DELETE', query: { uploadId } })).status).toBe(204);
      const listed = await client().s3(upload.id, { method: 'GET', query: { uploadId } });
      expect([listed.status, tagIn(await listed.text(), 'Code')]).toEqual([404, ['NoSuchUpload']]);
    });
  });

  describe('an upload', () => {
    it('of bytes that are there already needs no bytes', async () => {
      const content = smallModel({ walls: 4 });
      const first = await client().waitFor((await client().upload(content)).id);
      const announced = { fileName: 'again.ifc', size: content.length, sha256: sha256Of(content) };
      const { upload, job } = await client().announce(announced);
      expect(upload.method).toBe('none');
      const second = await client().waitFor(job.id);
      expect(second).toMatchObject({ state: 'succeeded', contentId: first.contentId, uploadId: first.uploadId });
      expect(second.modelId).not.toBe(first.modelId);
    });

    it('through a proxy that speaks TLS gets addresses with https, and brings its bytes', async () => {
      const content = smallModel({ walls: 2 });
      const { upload, job } = await client().announce({ fileName: 'proxy.ifc', size: content.length });
      const behindProxy = { 'x-forwarded-proto': 'https' };
      const asked = json({ method: 'PUT' });
      const signed = await client().fetch(`/v1/uploads/${upload.id}/sign`, {
        ...asked,
        headers: { ...asked.headers, ...behindProxy },
      });
      const { url } = SignedRequest.parse(await signed.json());
      expect(url).toMatch(/^https:/);
      const stored = await fetch(url.replace('https:', 'http:'), {
        method: 'PUT',
        headers: behindProxy,
        body: content,
      });
      expect(stored.status).toBe(200);
      expect(await client().waitFor(job.id)).toMatchObject({ state: 'succeeded', sha256: sha256Of(content) });
    });

    it('is rejected when other bytes come than were announced', async () => {
      const content = smallModel({ walls: 6 });
      const job = await client().upload(content, { sha256: sha256Of('something else') });
      expect((await client().waitFor(job.id)).error).toMatchObject({ code: 'upload/checksum-differs' });
      const { upload } = await client().announce({ fileName: 'short.ifc', size: content.length });
      const stored = await client().s3(upload.id, { method: 'PUT' }, content.slice(1));
      expect(tagIn(await stored.text(), 'Code')).toEqual(['IncompleteBody']);
    });

    it('takes no bytes by a URL for something else, or when it is complete', async () => {
      const content = smallModel({ walls: 7 });
      const job = await client().upload(content);
      const late = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"method":"PUT"}' };
      expect((await client().problem(`/v1/uploads/${job.uploadId}/sign`, late)).code).toBe('upload/not-expected');
      const forged = await client().fetch(
        `/s3/uploads/local/local/${job.uploadId}?X-Plinth-Bytes=9&X-Plinth-Until=9e9&X-Plinth-Signature=00`,
        { method: 'PUT', body: 'x' },
      );
      expect([forged.status, tagIn(await forged.text(), 'Code')]).toEqual([403, ['AccessDenied']]);
    });
  });

  describe('a page of another origin', () => {
    it('may use a signed URL, as with a bucket, but nothing else', async () => {
      const preflight = {
        method: 'OPTIONS',
        headers: { origin: 'http://other.example', 'access-control-request-method': 'PUT' },
      };
      const signed = await client().fetch('/s3/uploads/local/local/x', preflight);
      expect([signed.status, signed.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
      const asked = await client().fetch('/v1/models');
      expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([200, null]);
    });
  });

  describe('a job', () => {
    it('is stopped by a cancel while it works, and goes on from its upload by a retry', async () => {
      const { id } = await client().upload(smallModel({ isSlow: true }), { fileName: 'slow.ifc' });
      const working = await client().waitFor(id, ['processing']);
      expect(working.attempts).toBe(1);
      const cancelled = await client().post(`/v1/jobs/${id}/cancel`, undefined, JobAnswer);
      expect(cancelled.job.state).toBe('cancelled');
      const behind = await client().waitFor((await client().upload(smallModel({ walls: 8 }))).id);
      expect(behind.state).toBe('succeeded');

      const retried = await client().post(`/v1/jobs/${id}/retry`, undefined, JobAnswer);
      expect(['scanning', 'queued']).toContain(retried.job.state);
      expect((await client().waitFor(id, ['processing'])).attempts).toBe(2);
      await client().post(`/v1/jobs/${id}/cancel`, undefined, JobAnswer);
      expect((await client().problem(`/v1/jobs/${id}/cancel`, { method: 'POST' })).code).toBe('job/not-cancellable');
      expect((await client().problem(`/v1/models/${working.modelId}`)).code).toBe('model/unknown');
    });

    it('waits for its turn when many come at once', async () => {
      const jobs = await Promise.all([11, 12, 13, 14].map((walls) => client().upload(smallModel({ walls }))));
      const ended = await Promise.all(jobs.map(({ id }) => client().waitFor(id)));
      expect(ended.map(({ state }) => state)).toEqual(jobs.map(() => 'succeeded'));
      expect(new Set(ended.map(({ contentId }) => contentId)).size).toBe(4);
    });
  });
}
