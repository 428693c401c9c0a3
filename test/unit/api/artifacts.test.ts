import { describe, expect, it } from '@jest/globals';
import { ArtifactAddress, artifactAddressType } from '#api/contracts';
import type { ModelVersion, ObjectKey } from '#core/model';
import { flagsWith } from '../../support/features.ts';
import { testApi } from '../../support/test-api.ts';

const model = '/v1/models/00000000-0000-4000-8000-000000000000';
const contentId = '0123456789abcdef';

/** The API over artifacts of a size, most of them read past it. */
function apiOver(bytes: number, given: Pick<Parameters<typeof testApi>[0] & object, 'artifactUrl' | 'features'> = {}) {
  const signed: [ObjectKey, string][] = [];
  const { api } = testApi({
    models: { versions: async () => [{ contentId } as ModelVersion] },
    artifacts: {
      size: async () => bytes,
      stream: (_key, start, end) => new Blob(['x'.repeat(end - start)]).stream() as ReturnType<typeof stream>,
    },
    artifactUrl: async (key, mediaType) => {
      signed.push([key, mediaType]);
      return new URL(`https://artifacts.example/${key.path}?signed`);
    },
    ...given,
  });
  return { api, signed };
}
declare const stream: () => ReadableStream<Uint8Array<ArrayBuffer>>;

describe('an artifact that can be read past the API', () => {
  it.each([
    [`${model}/artifacts/model.glb`, 10, 'model.glb', 'model/gltf-binary'],
    [`${model}/artifacts/model.glb?content=${contentId}`, 10, 'model.glb', 'model/gltf-binary'],
    [`${model}/artifacts/tiles/12.glb?content=${contentId}`, 10, 'tiles/12.glb', 'model/gltf-binary'],
    [`${model}/artifacts/elements.ndjson`, 10, 'elements.ndjson', 'application/x-ndjson'],
    [`${model}/artifacts/tree.json`, 5_000_001, 'tree.json', 'application/json'],
    [`${model}/tree`, 5_000_001, 'tree.json', 'application/json'],
  ])('is at another address where it is no short text: %s of %d bytes', async (path, bytes, name, mediaType) => {
    const { api, signed } = apiOver(bytes);
    const response = await api.request(path);
    const { status, headers } = response;
    expect([status, headers.get('location')]).toEqual([
      303,
      `https://artifacts.example/models/${contentId}/${name}?signed`,
    ]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(signed).toEqual([
      [expect.objectContaining({ tenant: 'local', path: `models/${contentId}/${name}` }), mediaType],
    ]);
  });

  it('is answered where it is short text', async () => {
    const { api } = apiOver(5_000_000);
    const response = await api.request(`${model}/coverage`);
    expect([response.status, (await response.text()).length]).toEqual([200, 5_000_000]);
  });

  it('is nowhere else for whoever has it, or asks only how large it is', async () => {
    const { api, signed } = apiOver(6_000_000);
    const headers = { 'if-none-match': `"${contentId}-model.glb"` };
    expect((await api.request(`${model}/artifacts/model.glb`, { headers })).status).toBe(304);
    const head = await api.request(`${model}/artifacts/model.glb`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '6000000']);
    expect(signed).toEqual([]);
  });
});

describe('the address of an artifact', () => {
  const headers = { accept: artifactAddressType };

  it.each(['model.glb', 'tree.json'])('is told to whoever asks for it, however small it is: %s', async (name) => {
    const { api } = apiOver(10);
    const response = await api.request(`${model}/artifacts/${name}`, { headers });
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(response.headers.get('content-type')).toBe(artifactAddressType);
    const { expiresAt, ...told } = ArtifactAddress.parse(await response.json());
    expect(told).toMatchObject({ url: `https://artifacts.example/models/${contentId}/${name}?signed`, bytes: 10 });
    expect(Date.parse(expiresAt ?? '')).toBeGreaterThan(Date.now());
  });

  it('is that of the API for good where there is no other', async () => {
    const { api } = apiOver(10, { artifactUrl: null });
    const response = await api.request(`${model}/artifacts/tree.json`, { headers });
    const { url, expiresAt } = ArtifactAddress.parse(await response.json());
    expect([url, expiresAt]).toEqual([`http://localhost${model}/artifacts/tree.json?content=${contentId}`, null]);
    expect((await api.request(url)).status).toBe(200);
  });

  it('is no answer for those who take anything, or ask for JSON', async () => {
    const { api } = apiOver(10);
    for (const accept of ['*/*', 'application/json', 'text/html,*/*;q=0.8']) {
      const response = await api.request(`${model}/artifacts/model.json`, { headers: { accept } });
      expect([accept, response.headers.get('content-type')]).toEqual([accept, 'application/json']);
    }
  });
});

describe('an artifact that is stored compressed', () => {
  const gzip = { 'accept-encoding': 'gzip, br' };
  const on = { features: flagsWith('exportCompression') };

  it('is given so to whoever takes it, where that is turned on', async () => {
    const { api } = apiOver(10, { ...on, artifactUrl: null });
    const { headers } = await api.request(`${model}/artifacts/model.glb`, { headers: gzip });
    expect([headers.get('content-encoding'), headers.get('etag')]).toEqual(['gzip', `"${contentId}-model.glb.gz"`]);
    expect(headers.get('vary')).toContain('accept-encoding');
  });

  it('has another address', async () => {
    const { api } = apiOver(10, on);
    const { headers } = await api.request(`${model}/artifacts/model.glb`, { headers: gzip });
    expect(headers.get('location')).toBe(`https://artifacts.example/models/${contentId}/model.glb.gz?signed`);
  });

  it.each([
    ['does not take it', {}, on],
    ['refuses it', { 'accept-encoding': 'gzip;q=0, identity' }, on],
    ['wants a part', { ...gzip, range: 'bytes=0-1' }, on],
    ['takes it, but it is turned off', gzip, {}],
  ])('is given as it is to whoever %s', async (_, headers, given) => {
    const { api } = apiOver(10, { ...given, artifactUrl: null });
    const response = await api.request(`${model}/artifacts/model.glb`, { headers });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('etag')).toBe(`"${contentId}-model.glb"`);
  });
});
