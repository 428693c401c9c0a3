import { describe, expect, it } from '@jest/globals';
import { newJob } from '#core/jobs';
import { ApiClient, type ResumableUpload, uploadFile } from '../../../api/client/index.ts';
import type { Job } from '../../../api/contracts/index.ts';

const id = '5f0c2a6e-7c43-4f6e-9d1b-0f4a2b6c8d10';
const PART = 4;

/** What a server has seen, and how it fails. */
interface FakeServer {
  readonly client: ApiClient;
  readonly parts: Map<number, string>;
  readonly requests: string[];
  job: Job;
}

type Fault = (what: string, times: number) => Response | 'no answer' | undefined;

/** Answers as both editions do: tickets and signatures as JSON, S3's part of it as XML. */
function fakeServer(method: 'put' | 'multipart' | 'none', bytes: number, fault: Fault = () => undefined): FakeServer {
  const given = { scope: { tenant: 'acme', project: 'tower' }, id, modelId: id, uploadId: id, sha256: null };
  const server = {
    job: newJob({ ...given, fileName: 'a.ifc', bytes }, new Date()),
    parts: new Map<number, string>(),
    requests: [] as string[],
  };
  const send = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const signed = url.hostname === 's3.example';
    const what = signed ? `${request.method} ${url.search}` : `${request.method} ${url.pathname}`;
    server.requests.push(what);
    const failure = fault(what, server.requests.filter((seen) => seen === what).length);
    if (failure === 'no answer') throw new TypeError('fetch failed');
    if (failure !== undefined) return failure;
    return signed ? s3(request, url) : api(request, url);
  };
  const api = async (request: Request, url: URL) => {
    if (url.pathname === '/v1/uploads') {
      const upload = { id, bucket: 'uploads', key: 'k', method, partSize: PART };
      return Response.json({ upload, job: server.job }, { status: 201 });
    }
    if (url.pathname.startsWith('/v1/jobs/')) return Response.json({ job: server.job });
    if (url.pathname.endsWith('/sign-parts')) {
      const { uploadId, partNumbers } = (await request.json()) as { uploadId: string; partNumbers: number[] };
      const urlOf = (partNumber: number) => `https://s3.example/?uploadId=${uploadId}&partNumber=${partNumber}`;
      const parts = partNumbers.map((partNumber) => ({ partNumber, url: urlOf(partNumber), headers: {} }));
      return Response.json({ parts });
    }
    const { query } = (await request.json()) as { query?: Record<string, string> };
    return Response.json({ url: `https://s3.example/?${new URLSearchParams(query)}`, headers: {} });
  };
  const s3 = async (request: Request, url: URL) => {
    const part = Number(url.searchParams.get('partNumber'));
    if (request.method === 'PUT') {
      server.parts.set(part, await request.text());
      return new Response(null, { headers: { etag: `"e${part}"` } });
    }
    if (request.method === 'GET') return new Response(`<ListPartsResult>${listed()}</ListPartsResult>`);
    if (url.searchParams.has('uploads')) return new Response('<UploadId>m-1</UploadId>');
    return new Response('<CompleteMultipartUploadResult/>');
  };
  const listed = () =>
    [...server.parts].map(
      ([number, { length }]) =>
        `<Part><PartNumber>${number}</PartNumber><ETag>&quot;e${number}&quot;</ETag><Size>${length}</Size></Part>`,
    );
  return Object.assign(server, { client: new ApiClient({ endpoint: 'https://api.example/', send }) });
}

const file = (text: string) => new File([text], 'a.ifc');
const s3Error = (status: number, code: string) =>
  new Response(`<Error><Code>${code}</Code><Message>No.</Message></Error>`, { status });

describe('an upload by the client', () => {
  it('sends a small file in one piece', async () => {
    const server = fakeServer('put', 5);
    expect(await uploadFile(server.client, file('whole'))).toEqual(server.job);
    expect([...server.parts.values()]).toEqual(['whole']);
  });

  it('asks for the signatures of twenty parts by one request', async () => {
    const server = fakeServer('multipart', 41 * PART);
    await uploadFile(server.client, file('abcd'.repeat(41)));
    expect(server.parts.size).toBe(41);
    expect(server.requests.filter((what) => what.endsWith('/sign-parts'))).toHaveLength(3);
  });

  it('sends nothing where the server has the bytes', async () => {
    const server = fakeServer('none', 5);
    await uploadFile(server.client, file('whole'));
    expect(server.requests).toEqual(['POST /v1/uploads']);
  });

  it('sends a large file in parts, in any order, and names them in theirs', async () => {
    const server = fakeServer('multipart', 10);
    const sent: number[] = [];
    await uploadFile(server.client, file('abcdefghij'), { onProgress: (bytes) => sent.push(bytes) });
    expect(Object.fromEntries(server.parts)).toEqual({ 1: 'abcd', 2: 'efgh', 3: 'ij' });
    expect([sent[0], sent.at(-1)]).toEqual([0, 10]);
  });

  it('tries a part again that was lost, with a new signature', async () => {
    const part2 = 'PUT ?uploadId=m-1&partNumber=2';
    const server = fakeServer('multipart', 10, (what, times) => {
      if (what !== part2) return undefined;
      return times === 1 ? 'no answer' : times === 2 ? s3Error(503, 'SlowDown') : undefined;
    });
    await uploadFile(server.client, file('abcdefghij'));
    expect(server.parts.get(2)).toBe('efgh');
    expect(server.requests.filter((what) => what === part2)).toHaveLength(3);
  });

  it('stops at once where it is refused, with what the object store says', async () => {
    const server = fakeServer('multipart', 10, (what) =>
      what.includes('partNumber=1') ? s3Error(403, 'AccessDenied') : undefined,
    );
    await expect(uploadFile(server.client, file('abcdefghij'))).rejects.toMatchObject({ code: 'AccessDenied' });
    expect(server.requests.some((what) => what === 'POST ?uploadId=m-1')).toBe(false);
  });

  it('takes an error for one that is told with status 200, as CompleteMultipartUpload does', async () => {
    const server = fakeServer('multipart', 10, (what, times) =>
      what === 'POST ?uploadId=m-1' && times === 1 ? s3Error(200, 'InternalError') : undefined,
    );
    await uploadFile(server.client, file('abcdefghij'));
    expect(server.requests.filter((what) => what === 'POST ?uploadId=m-1')).toHaveLength(2);
  });

  it('knows that it is complete where only the answer to its completion was lost', async () => {
    const server = fakeServer('multipart', 10, (what, times) => {
      if (what !== 'POST ?uploadId=m-1') return undefined;
      return times === 1 ? 'no answer' : s3Error(404, 'NoSuchUpload');
    });
    expect((await uploadFile(server.client, file('abcdefghij'))).id).toBe(id);
  });
});

describe('an upload that is resumed', () => {
  const resume: ResumableUpload = { jobId: id, uploadId: id, multipartId: 'm-1', partSize: PART };

  it('sends what is missing only, and parts again that are not whole', async () => {
    const server = fakeServer('multipart', 10);
    server.parts.set(1, 'abcd').set(2, 'e');
    await uploadFile(server.client, file('abcdefghij'), { resume });
    expect(server.requests.filter((what) => what.startsWith('PUT'))).toEqual([
      'PUT ?uploadId=m-1&partNumber=2',
      'PUT ?uploadId=m-1&partNumber=3',
    ]);
  });

  it('sends nothing where all had arrived', async () => {
    const server = fakeServer('multipart', 10);
    server.job = { ...server.job, state: 'queued' };
    expect((await uploadFile(server.client, file('abcdefghij'), { resume })).state).toBe('queued');
    expect(server.requests).toEqual([`GET /v1/jobs/${id}`]);
  });

  it('refuses a file of another size', async () => {
    const server = fakeServer('multipart', 10);
    const upload = uploadFile(server.client, file('abc'), { resume });
    await expect(upload).rejects.toMatchObject({ code: 'client/file-changed' });
  });
});

describe('the client', () => {
  it('names the address where nobody answers', async () => {
    const { client } = fakeServer('put', 1, () => 'no answer');
    await expect(client.job(id)).rejects.toMatchObject({
      code: 'client/unreachable',
      message: expect.stringContaining('https://api.example'),
    });
  });

  it('takes nothing for an answer that is none', async () => {
    const { client } = fakeServer('put', 1, () => new Response('<html>Log in</html>'));
    await expect(client.job(id)).rejects.toMatchObject({ code: 'client/unexpected-answer' });
  });
});
