import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { ObjectKey } from '#core/model';
import { type ArtifactName, compressedName } from '#core/processing';
import type { ApiEnv } from '../api-env.ts';
import { byteRange } from '../byte-range.ts';
import { type ArtifactAddress, artifactAddressType } from '../contracts/index.ts';
import type { ApiPorts } from '../ports.ts';
import { problem } from '../problem-response.ts';
import { mediaTypeOf } from './media-types.ts';

/** Which artifact of which content. */
export interface ServedArtifact {
  readonly modelId: string;
  readonly contentId: string;
  readonly name: ArtifactName;
}

export type ArtifactPorts = 'models' | 'artifacts' | 'artifactUrl' | 'features' | 'now';

interface Sources extends Pick<ApiPorts, Exclude<ArtifactPorts, 'models'>> {
  /** So long an address is good. */
  readonly seconds: number;
}

/** One stored object, and what is to be said of it. */
interface Found {
  readonly key: ObjectKey;
  /** Of the object. */
  readonly size: number;
  readonly etag: string;
  readonly encoding?: 'gzip';
}

/** What functions can answer with is at most 6 MB, headers included, and text. */
const MOST_INLINE_BYTES = 5 * 10 ** 6;

/** Answers with an artifact, with where it is, or that there is none. */
export async function serveArtifact(c: Context<ApiEnv>, sources: Sources, artifact: ServedArtifact): Promise<Response> {
  const { contentId, name } = artifact;
  const key = { ...c.get('scope'), path: `models/${contentId}/${name}` };
  const size = await sources.artifacts.size(key);
  if (size === undefined) return problem(c, 'artifact/unknown', `The version has no ${name}.`);
  c.header('vary', 'accept, accept-encoding', { append: true });
  if (wantsAddress(c)) return address(c, sources, artifact, { key, size });
  const isInline =
    sources.artifactUrl === null || (mediaTypeOf(name) === 'application/json' && size <= MOST_INLINE_BYTES);
  const plain: Found = { key, size, etag: etagOf(contentId, name) };
  const found = sources.artifactUrl !== null && isInline ? plain : await smallest(c, sources, artifact, plain);
  c.header('etag', found.etag);
  c.header('accept-ranges', 'bytes');
  if (matches(c.req.header('if-none-match'), [plain.etag, found.etag])) return c.body(null, 304);
  if (!isInline && sources.artifactUrl !== null && c.req.method === 'GET') {
    c.header('cache-control', 'no-store'); // the address lasts only a while
    return c.redirect(await sources.artifactUrl(found.key, mediaTypeOf(name)), 303);
  }
  return bytesOf(c, sources, name, found);
}

const etagOf = (contentId: string, name: string) => `"${contentId}-${name}"`;

const wantsAddress = (c: Context) =>
  c.req.method === 'GET' &&
  accepts(c, { header: 'Accept', supports: [artifactAddressType, '*/*'], default: '*/*' }) === artifactAddressType;

async function address(
  c: Context<ApiEnv>,
  sources: Sources,
  artifact: ServedArtifact,
  { key, size }: Pick<Found, 'key' | 'size'>,
): Promise<Response> {
  const { artifactUrl, now, seconds } = sources;
  const { modelId, contentId, name } = artifact;
  const own = new URL(`/v1/models/${modelId}/artifacts/${name}?content=${contentId}`, c.req.url);
  const expiresAt = new Date(now().getTime() + seconds * 1000).toISOString();
  const found = await smallest(c, sources, artifact, { key, size, etag: '' });
  const told: ArtifactAddress = {
    url: artifactUrl === null ? own.href : (await artifactUrl(found.key, mediaTypeOf(name))).href,
    expiresAt: artifactUrl === null ? null : expiresAt,
    contentType: mediaTypeOf(name),
    bytes: size,
  };
  return c.body(JSON.stringify(told), 200, { 'content-type': artifactAddressType, 'cache-control': 'no-store' });
}

/** What is stored compressed, where that is turned on and the client takes all of it so. */
async function smallest(
  c: Context<ApiEnv>,
  { artifacts, features }: Sources,
  { contentId, name }: ServedArtifact,
  plain: Found,
): Promise<Found> {
  const takesGzip = accepts(c, { header: 'Accept-Encoding', supports: ['gzip'], default: 'identity' }) === 'gzip';
  if (!takesGzip || c.req.header('range') !== undefined || !(await features.current()).exportCompression) return plain;
  const compressed = compressedName(name);
  const key = { ...plain.key, path: `models/${contentId}/${compressed}` };
  const size = await artifacts.size(key);
  return size === undefined ? plain : { key, size, etag: etagOf(contentId, compressed), encoding: 'gzip' };
}

function bytesOf(c: Context<ApiEnv>, { artifacts }: Sources, name: ArtifactName, found: Found): Response {
  const { key, size, etag, encoding } = found;
  c.header('content-type', mediaTypeOf(name));
  if (encoding !== undefined) c.header('content-encoding', encoding);
  const condition = c.req.header('if-range');
  const range = byteRange(condition === undefined || condition === etag ? c.req.header('range') : undefined, size);
  if (range === null) {
    c.header('content-range', `bytes */${size}`);
    return problem(c, 'artifact/range', `${name} has ${size} bytes.`);
  }
  const { start, end } = range ?? { start: 0, end: size };
  c.header('content-length', String(end - start));
  if (range) c.header('content-range', `bytes ${start}-${end - 1}/${size}`);
  const status = range ? 206 : 200;
  return c.req.method === 'HEAD' ? c.body(null, status) : c.body(artifacts.stream(key, start, end), status);
}

/** `If-None-Match` (RFC 9110, 13.1.2). */
function matches(header: string | undefined, etags: readonly string[]): boolean {
  if (header === undefined) return false;
  return header === '*' || header.split(',').some((one) => etags.includes(one.trim().replace(/^W\//, '')));
}
