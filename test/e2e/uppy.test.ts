import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import AwsS3, { type AwsBody } from '@uppy/aws-s3';
import { Uppy } from '@uppy/core';
import { type Job, SignedRequest, type SignRequest, type UploadTicket } from '#api/contracts';
import { ApiClient } from '../support/api-client.ts';
import { ServerProcess } from '../support/server.ts';
import { smallModel } from '../support/small-model.ts';
import { NodeXmlHttpRequest } from '../support/xml-http-request.ts';

// Uppy's S3 plugin as it is, against the server as it is: every request is built, sent and understood by the plugin.
jest.setTimeout(180_000);

const folder = mkdtempSync(join(tmpdir(), 'plinth-uppy-'));
/** What goes wrong here is asked for. */
const silent = { debug: () => undefined, warn: () => undefined, error: () => undefined };
const browsers = globalThis.XMLHttpRequest;
let server: ServerProcess | undefined;

function client(): ApiClient {
  if (server === undefined) throw new Error('The server is not running.');
  return new ApiClient(server.url);
}

interface Sending {
  readonly ticket: UploadTicket;
  readonly job: Job;
  readonly file: File;
}

async function announced(content: string): Promise<Sending> {
  const file = new File([content], 'house.ifc');
  const { upload: ticket, job } = await client().announce({ fileName: file.name, size: file.size });
  return { ticket, job, file };
}

/** An Uppy with one file, and what it has had signed, in order: `PUT 1` is the first part. */
function uppyFor({ ticket, file }: Sending) {
  const asked: string[] = [];
  const uppy = new Uppy<Record<string, never>, AwsBody>({ logger: silent, infoTimeout: 0 });
  uppy.use(AwsS3<Record<string, never>, AwsBody>, {
    shouldUseMultipart: ticket.method === 'multipart',
    getChunkSize: () => ticket.partSize,
    generateObjectKey: () => ticket.key,
    signRequest: async ({ method, key, ...rest }) => {
      const { uploadId, partNumber } = { uploadId: undefined, partNumber: undefined, ...rest };
      asked.push(partNumber === undefined ? method : `${method} ${partNumber}`);
      const query = { ...(uploadId && { uploadId }), ...(partNumber && { partNumber }) };
      const body: SignRequest = { method: method as SignRequest['method'], key, query };
      return client().post(`/v1/uploads/${ticket.id}/sign`, body, SignedRequest);
    },
  });
  const fileId = uppy.addFile({ name: file.name, data: file, source: 'test' });
  return { uppy, fileId, asked };
}

/** Resolves when so many parts have arrived. */
function parts(uppy: Uppy<Record<string, never>, AwsBody>, count: number): Promise<void> {
  return new Promise((resolve) => {
    let arrived = 0;
    uppy.on('s3-multipart:part-uploaded', () => {
      if (++arrived === count) resolve();
    });
  });
}

const threeParts = () => smallModel({ bytes: 18 * 2 ** 20 });

describe("Uppy's S3 plugin", () => {
  beforeAll(async () => {
    globalThis.XMLHttpRequest = NodeXmlHttpRequest as unknown as typeof XMLHttpRequest;
    server = await ServerProcess.start(folder);
  });

  afterAll(async () => {
    globalThis.XMLHttpRequest = browsers;
    await server?.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('sends a small file by PutObject', async () => {
    const sending = await announced(smallModel({ walls: 3 }));
    const { uppy, asked } = uppyFor(sending);
    const result = await uppy.upload();
    expect([result?.successful?.length, asked]).toEqual([1, ['PUT']]);
    expect(await client().waitFor(sending.job.id)).toMatchObject({ state: 'succeeded', coverage: { produced: 3 } });
  });

  it('sends a large one in parts, and goes on after a pause', async () => {
    const sending = await announced(threeParts());
    const { uppy, asked } = uppyFor(sending);
    const first = parts(uppy, 1);
    const uploading = uppy.upload();
    await first;
    uppy.pauseAll();
    await new Promise((resolve) => setTimeout(resolve, 50));
    uppy.resumeAll();
    expect((await uploading)?.failed).toEqual([]);
    expect([asked.slice(0, 2), asked.slice(-1)]).toEqual([['POST', 'PUT 1'], ['POST']]);
    expect(asked.filter((request) => request === 'PUT 1' || request === 'GET')).toEqual(['PUT 1', 'GET']);
    expect(await client().waitFor(sending.job.id)).toMatchObject({ state: 'succeeded', bytes: 18 * 2 ** 20 });
  });

  it('goes on in another page after the server was killed, with the parts that are there', async () => {
    const sending = await announced(threeParts());
    const before = uppyFor(sending);
    const second = parts(before.uppy, 2);
    void before.uppy.upload();
    await second;
    before.uppy.pauseAll();
    const { s3Multipart } = before.uppy.getFile(before.fileId);
    await server?.end('SIGKILL');

    server = await ServerProcess.start(folder);
    const after = uppyFor(sending);
    after.uppy.setFileState(after.fileId, s3Multipart ? { s3Multipart } : {});
    expect((await after.uppy.upload())?.failed).toEqual([]);
    expect(after.asked).toEqual(['GET', 'PUT 3', 'POST']);
    expect(await client().waitFor(sending.job.id)).toMatchObject({ state: 'succeeded', bytes: 18 * 2 ** 20 });
  });

  it('aborts what is taken back', async () => {
    const sending = await announced(threeParts());
    const { uppy, fileId, asked } = uppyFor(sending);
    const first = parts(uppy, 1);
    const uploading = uppy.upload();
    await first;
    const { s3Multipart } = uppy.getFile(fileId);
    uppy.removeFile(fileId);
    await uploading;
    const list: SignRequest = { method: 'GET', query: { uploadId: s3Multipart?.uploadId ?? '' } };
    let listed = await client().s3(sending.ticket.id, list);
    while (listed.ok) listed = await client().s3(sending.ticket.id, list);
    expect([asked.includes('DELETE'), await listed.text()]).toEqual([true, expect.stringContaining('NoSuchUpload')]);
  });

  it('tells why the server refuses', async () => {
    const sending = await announced(smallModel({ walls: 2 }));
    const shorter = { ...sending, file: new File(['too short'], 'house.ifc') };
    const { uppy } = uppyFor(shorter);
    const [failed] = (await uppy.upload())?.failed ?? [];
    expect(failed?.error).toContain('IncompleteBody');
  });
});
