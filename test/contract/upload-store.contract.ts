import { describe, expect, it } from '@jest/globals';
import type { ObjectKey } from '#core/model';
import type { AllowedUpload, UploadOperation, UploadStore } from '#core/ports';

/** A store, and what is needed to use it as clients do. */
export interface UploadPlace {
  readonly uploads: UploadStore;
  /** Of relative URLs. */
  readonly baseUrl: string;
  readonly stored: (key: ObjectKey) => Promise<Uint8Array | undefined>;
}

const methods: Record<UploadOperation['kind'], string> = {
  PutObject: 'PUT',
  CreateMultipartUpload: 'POST',
  UploadPart: 'PUT',
  ListParts: 'GET',
  CompleteMultipartUpload: 'POST',
  AbortMultipartUpload: 'DELETE',
};

const key: ObjectKey = { tenant: 'acme', project: 'tower', path: 'f0c4d8a2-2d3c-4a7e-9b36-0c7a4de1a001' };
const LEAST_PART = 5 * 2 ** 20;
const whole = (bytes: number): AllowedUpload => ({ bytes, partBytes: LEAST_PART, seconds: 60 });
const filled = (bytes: number, value: number) => new Uint8Array(bytes).fill(value);
const tagIn = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, text]) => text ?? '');

type Body = string | Uint8Array<ArrayBuffer>;

/** A client of one place. */
function clientOf({ uploads, baseUrl }: UploadPlace) {
  const send = async (
    operation: UploadOperation,
    allowed: AllowedUpload,
    body?: Body,
    method = methods[operation.kind],
  ) => {
    const { url, headers } = await uploads.sign(key, operation, allowed);
    return fetch(new URL(url, baseUrl), { method, headers: { ...headers }, ...(body !== undefined && { body }) });
  };
  const begin = async (allowed: AllowedUpload) =>
    tagIn(await (await send({ kind: 'CreateMultipartUpload' }, allowed)).text(), 'UploadId')[0] ?? '';
  return { send, begin };
}

/** What every UploadStore promises; run against each adapter. `open` gives an empty one. */
export function uploadStoreContract(name: string, open: () => Promise<UploadPlace>): void {
  describe(`${name} as an UploadStore`, () => {
    it('takes a file in one piece', async () => {
      const place = await open();
      const answer = await clientOf(place).send({ kind: 'PutObject' }, whole(5), 'hello');
      expect([answer.status, answer.headers.get('etag')]).toEqual([200, '"5d41402abc4b2a76b9719d911017c592"']);
      expect(Buffer.from((await place.stored(key)) ?? []).toString()).toBe('hello');
    });

    it.each(['hell', 'hello!'])('takes no other number of bytes than was announced: %s', async (body) => {
      const place = await open();
      const answer = await clientOf(place).send({ kind: 'PutObject' }, whole(5), body);
      expect(answer.ok).toBe(false);
      expect(await place.stored(key)).toBeUndefined();
    });

    it('takes a file in parts, in any order, and tells which have come', async () => {
      const place = await open();
      const { send, begin } = clientOf(place);
      const allowed = whole(LEAST_PART + 10);
      const multipartId = await begin(allowed);
      const parts = [filled(LEAST_PART, 1), filled(10, 2)];
      const put = async (partNumber: number) => {
        const answer = await send({ kind: 'UploadPart', multipartId, partNumber }, allowed, parts[partNumber - 1]);
        return answer.headers.get('etag');
      };
      const second = await put(2);
      const listed = await (await send({ kind: 'ListParts', multipartId }, allowed)).text();
      expect([tagIn(listed, 'PartNumber'), tagIn(listed, 'Size')]).toEqual([['2'], ['10']]);
      const etags = [await put(1), second];
      const xml = etags.map((etag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${etag}</ETag></Part>`);
      const body = `<CompleteMultipartUpload>${xml.join('')}</CompleteMultipartUpload>`;
      expect((await send({ kind: 'CompleteMultipartUpload', multipartId }, allowed, body)).status).toBe(200);
      expect(Buffer.concat(parts).equals((await place.stored(key)) ?? new Uint8Array())).toBe(true);
    });

    it('takes no part that makes the file larger than was announced', async () => {
      const { send, begin } = clientOf(await open());
      const allowed = whole(LEAST_PART + 10);
      const multipartId = await begin(allowed);
      await send({ kind: 'UploadPart', multipartId, partNumber: 1 }, allowed, filled(LEAST_PART, 1));
      const answer = await send({ kind: 'UploadPart', multipartId, partNumber: 2 }, allowed, filled(11, 2));
      expect(answer.ok).toBe(false);
      const listed = await (await send({ kind: 'ListParts', multipartId }, allowed)).text();
      expect(tagIn(listed, 'PartNumber')).toEqual(['1']);
    });

    it('forgets the parts of an upload that is aborted', async () => {
      const { send, begin } = clientOf(await open());
      const allowed = whole(LEAST_PART);
      const multipartId = await begin(allowed);
      await send({ kind: 'UploadPart', multipartId, partNumber: 1 }, allowed, filled(LEAST_PART, 1));
      expect((await send({ kind: 'AbortMultipartUpload', multipartId }, allowed)).status).toBe(204);
      expect((await send({ kind: 'ListParts', multipartId }, allowed)).status).toBe(404);
    });

    it('signs for one operation only', async () => {
      const place = await open();
      const { send } = clientOf(place);
      for (const method of ['POST', 'GET', 'DELETE']) {
        const body = method === 'POST' ? 'hello' : undefined;
        expect((await send({ kind: 'PutObject' }, whole(5), body, method)).ok).toBe(false);
      }
      expect(await place.stored(key)).toBeUndefined();
    });

    it('signs for a time only', async () => {
      const place = await open();
      const { url, headers } = await place.uploads.sign(key, { kind: 'PutObject' }, { ...whole(5), seconds: 1 });
      await new Promise((resolve) => setTimeout(resolve, 2200));
      const answer = await fetch(new URL(url, place.baseUrl), {
        method: 'PUT',
        headers: { ...headers },
        body: 'hello',
      });
      expect(answer.status).toBe(403);
      expect(await place.stored(key)).toBeUndefined();
    });

    it('removes a file, and the parts of one that is not complete', async () => {
      const place = await open();
      const { send, begin } = clientOf(place);
      await send({ kind: 'PutObject' }, whole(5), 'hello');
      const multipartId = await begin(whole(LEAST_PART));
      await place.uploads.remove(key);
      await place.uploads.remove(key);
      expect(await place.stored(key)).toBeUndefined();
      expect((await send({ kind: 'ListParts', multipartId }, whole(LEAST_PART))).status).toBe(404);
    });

    it('removes nothing of other tenants and files', async () => {
      const place = await open();
      await clientOf(place).send({ kind: 'PutObject' }, whole(5), 'hello');
      await place.uploads.remove({ ...key, tenant: 'other' });
      await place.uploads.remove({ ...key, path: key.path.slice(0, -1) });
      expect((await place.stored(key))?.length).toBe(5);
    });

    it('refuses keys that lead elsewhere', async () => {
      const { uploads } = await open();
      await expect(uploads.sign({ ...key, path: '../x' }, { kind: 'PutObject' }, whole(1))).rejects.toThrow();
      await expect(uploads.remove({ ...key, path: 'a/../../x' })).rejects.toThrow();
    });
  });
}
