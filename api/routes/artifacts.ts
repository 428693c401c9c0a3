import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import type { ObjectReader } from '#core/ports';
import { type ArtifactName, artifactNames } from '#core/processing';
import { type ApiEnv, newApp, type RouteSources } from '../app.ts';
import { byteRange } from '../byte-range.ts';
import { ArtifactQuery } from '../contracts/index.ts';
import { answer, problemAnswers } from '../openapi/answers.ts';
import type { ComponentName } from '../openapi/components.ts';
import { problem } from '../problem-response.ts';
import { modelParams, unknownModel } from './models.ts';

const mediaTypes: Record<ArtifactName, string> = {
  'model.json': 'application/json',
  'tree.json': 'application/json',
  'elements.ndjson': 'application/x-ndjson',
  'properties.ndjson': 'application/x-ndjson',
  'model.glb': 'model/gltf-binary',
  'coverage.json': 'application/json',
  'diagnostics.json': 'application/json',
};

/** Artifacts that have a route of their own. */
const documents = [
  { path: 'tree', artifact: 'tree.json', schema: 'SpatialTree', summary: 'Get the spatial tree' },
  { path: 'coverage', artifact: 'coverage.json', schema: 'Coverage', summary: 'Get what could be shown, and what not' },
  { path: 'diagnostics', artifact: 'diagnostics.json', schema: 'DiagnosticReport', summary: 'Get the findings' },
] as const satisfies { path: string; artifact: ArtifactName; schema: ComponentName; summary: string }[];

const artifact = createRoute({
  method: 'get',
  path: '/v1/models/{modelId}/artifacts/{name}',
  tags: ['Artifacts'],
  summary: 'Download a result, as a whole or in part',
  description:
    'Of the newest version, to be revalidated by its ETag; with `content` of that content, which never changes and may be kept for ever.',
  request: { params: modelParams.extend({ name: z.string() }), query: ArtifactQuery },
  responses: {
    200: { description: `The bytes of ${artifactNames.join(', ')}.` },
    206: { description: 'The bytes of one range.' },
    304: { description: 'What the client has is what there is.' },
    ...problemAnswers('request/invalid', 'model/unknown', 'model/no-version', 'artifact/unknown', 'artifact/range'),
  },
});

/** The results of processing, as files. */
export function artifactRoutes({ ports }: RouteSources<'models' | 'artifacts'>) {
  const { models, artifacts } = ports;

  async function serve(c: Context<ApiEnv>, modelId: string, name: ArtifactName, content: string | undefined) {
    const versions = await models.versions(c.get('scope'), modelId);
    const [newest] = versions;
    if (newest === undefined) return unknownModel(c, modelId);
    const version = content === undefined ? newest : versions.find(({ contentId }) => contentId === content);
    if (version === undefined) return problem(c, 'model/no-version', `No version has the content ${content}.`);
    c.header('cache-control', content === undefined ? 'no-cache' : 'private, max-age=31536000, immutable');
    return serveObject(c, artifacts, version.contentId, name);
  }

  const app = newApp().openapi(artifact, (c) => {
    const { modelId, name } = c.req.valid('param');
    const known = artifactNames.find((one) => one === name);
    if (known !== undefined) return serve(c, modelId, known, c.req.valid('query').content);
    return problem(c, 'artifact/unknown', `There is no artifact ${name}; there are ${artifactNames.join(', ')}.`);
  });
  for (const { path, artifact: name, schema, summary } of documents) {
    const responses = { 200: answer(schema, name), ...problemAnswers('request/invalid', 'model/unknown') };
    const request = { params: modelParams };
    const route = createRoute({
      method: 'get',
      path: `/v1/models/{modelId}/${path}`,
      tags: ['Models'],
      summary,
      request,
      responses,
    });
    app.openapi(route, (c) => serve(c, c.req.valid('param').modelId, name, undefined));
  }
  return app;
}

async function serveObject(c: Context<ApiEnv>, objects: ObjectReader, contentId: string, name: ArtifactName) {
  const key = { ...c.get('scope'), path: `models/${contentId}/${name}` };
  const size = await objects.size(key);
  if (size === undefined) return problem(c, 'artifact/unknown', `The version has no ${name}.`);
  const etag = `"${contentId}-${name}"`;
  c.header('etag', etag);
  c.header('accept-ranges', 'bytes');
  if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304);
  c.header('content-type', mediaTypes[name]);
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
  return c.req.method === 'HEAD' ? c.body(null, status) : c.body(objects.stream(key, start, end), status);
}

/** `If-None-Match` (RFC 9110, 13.1.2). */
function matches(header: string | undefined, etag: string): boolean {
  return (
    header !== undefined && (header === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag))
  );
}
