import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ElementList, type Job, ModelAnswer, SpatialAnswer } from '#api/contracts';
import { ModelDocument } from '#core/processing';
import { ApiClient } from '../../test/support/api-client.ts';
import { ServerProcess } from '../../test/support/server.ts';
import { HealthProbe, spread } from './health.ts';

/** What one upload took; milliseconds from the first request on, unless said otherwise. */
export type Sample = Awaited<ReturnType<typeof sample>>;

/**
 * Uploads a file to a new server and asks for what became of it.
 *
 * @param databaseUrl of an empty database; undefined: the embedded one.
 */
export async function sample(path: string, databaseUrl: string | undefined) {
  const load = loadavg()[0] ?? 0;
  const folder = mkdtempSync(join(tmpdir(), 'plinth-bench-data-'));
  const content = readFileSync(path);
  const starting = performance.now();
  const server = await ServerProcess.start(folder, ...(databaseUrl === undefined ? [] : ['--database', databaseUrl]));
  const start = performance.now() - starting;
  const client = new ApiClient(server.url);
  try {
    const began = Date.now();
    const { id } = await upload(client, path, content);
    const uploaded = Date.now() - began;
    const probe = new HealthProbe(server.url);
    const job = await client.waitFor(id);
    const asked = await probe.stop();
    if (job.state !== 'succeeded') throw new Error(`${path}: ${JSON.stringify(job)}`);
    const described = join(folder, 'models/local/local', job.contentId ?? '', 'model.json');
    const model = ModelDocument.parse(JSON.parse(readFileSync(described, 'utf8')));
    const artifacts = statSync(described).mtimeMs - began;
    const loaded = Date.parse(job.transitions.at(-1)?.at ?? '') - began;
    const answers = await answersOf(client, job, model);
    return {
      load,
      start,
      uploaded,
      artifacts,
      loaded,
      loading: job.timings.loadMs ?? Number.NaN,
      ...answers,
      again: await uploadAgain(client, path, content),
      healthConverting: spread(asked, began, began + artifacts),
      healthLoading: spread(asked, began + artifacts, began + loaded),
      peakMB: job.peakMemoryMB ?? 0,
      counts: await countsOf(client, job, model),
    };
  } finally {
    await server.end('SIGTERM');
    rmSync(folder, { recursive: true });
  }
}

async function upload(client: ApiClient, path: string, content: Buffer): Promise<Job> {
  const { upload: ticket, job } = await client.announce({ fileName: basename(path), size: content.length });
  if (ticket.method === 'put') {
    await ok(client.s3(ticket.id, { method: 'PUT' }, Uint8Array.from(content)));
    return job;
  }
  const begun = await ok(client.s3(ticket.id, { method: 'POST', query: { uploads: '' } }));
  const uploadId = /<UploadId>(.*)<\/UploadId>/.exec(begun.text)?.[1] ?? '';
  const parts: string[] = [];
  for (let at = 0; at < content.length; at += ticket.partSize) {
    const partNumber = parts.length + 1;
    const part = Uint8Array.from(content.subarray(at, at + ticket.partSize));
    const { etag } = await ok(client.s3(ticket.id, { method: 'PUT', query: { uploadId, partNumber } }, part));
    parts.push(`<Part><PartNumber>${partNumber}</PartNumber><ETag>${etag}</ETag></Part>`);
  }
  const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
  await ok(client.s3(ticket.id, { method: 'POST', query: { uploadId } }, body));
  return job;
}

async function ok(answered: Promise<Response>): Promise<{ readonly text: string; readonly etag: string }> {
  const response = await answered;
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return { text, etag: response.headers.get('etag') ?? '' };
}

/** The first answers of a model that was just loaded. */
async function answersOf(client: ApiClient, { modelId }: Job, { artifacts }: ModelDocument) {
  const shapes = artifacts.find(({ name }) => name.endsWith('.glb'))?.name; // of tiles the top one comes first
  const firstByte = await timed(async () => {
    const { ok, status, body } = await client.fetch(`/v1/models/${modelId}/artifacts/${shapes}`);
    if (!ok) throw new Error(`${shapes} was answered with ${status}.`);
    const reader = body?.getReader();
    await reader?.read();
    await reader?.cancel();
  });
  const elements = `/v1/models/${modelId}/elements?class=IfcDoor&limit=100`;
  const firstPage = await timed(() => client.get(elements, ElementList));
  const [door] = (await client.get(elements, ElementList)).elements;
  const within = { distance: 2, of: { expressId: door?.expressId ?? 0 } };
  const near = await timed(() => client.post(`/v1/models/${modelId}/spatial-queries`, { within }, SpatialAnswer));
  return { firstByte, firstPage, near };
}

/** The same bytes for another model: neither sent nor converted nor loaded a second time. */
async function uploadAgain(client: ApiClient, path: string, content: Buffer): Promise<number> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return timed(async () => {
    const { job } = await client.announce({ fileName: basename(path), size: content.length, sha256 });
    const ended = await client.waitFor(job.id);
    if (ended.timings.indexMs !== undefined) throw new Error('The same bytes were converted again.');
  });
}

async function countsOf(client: ApiClient, { modelId }: Job, { geometry }: ModelDocument) {
  const { current } = (await client.get(`/v1/models/${modelId}`, ModelAnswer)).model;
  const { elements, properties } = current.counts;
  return { meshes: geometry.products, triangles: geometry.triangles, rows: elements, properties };
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}
