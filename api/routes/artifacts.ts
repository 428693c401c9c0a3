import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { type ArtifactName, artifactNames, isArtifactName, tilesetName } from '#core/processing';
import { needs } from '../access/needs.ts';
import type { ApiEnv } from '../api-env.ts';
import { newApp, type RouteSources } from '../app.ts';
import { type ArtifactPorts, serveArtifact } from '../artifacts/serve-artifact.ts';
import { ArtifactQuery, artifactAddressType } from '../contracts/index.ts';
import { answer, problemAnswers } from '../openapi/answers.ts';
import type { ComponentName } from '../openapi/components.ts';
import { problem } from '../problem-response.ts';
import { modelParams, unknownModel } from './models.ts';

const elsewhere = { 303: { description: 'It is at another address, which is good for an hour.' } };

/** Artifacts that have a route of their own. */
const documents = [
  { path: 'tree', artifact: 'tree.json', schema: 'SpatialTree', summary: 'Get the spatial tree' },
  { path: 'coverage', artifact: 'coverage.json', schema: 'Coverage', summary: 'Get what could be shown, and what not' },
  { path: 'diagnostics', artifact: 'diagnostics.json', schema: 'DiagnosticReport', summary: 'Get the findings' },
] as const satisfies { path: string; artifact: ArtifactName; schema: ComponentName; summary: string }[];

const bytesContent = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } as const;

const artifactContent = {
  ...bytesContent,
  [artifactAddressType]: { schema: { $ref: '#/components/schemas/ArtifactAddress' } },
} as const;

const served = {
  ...needs('models:read'),
  method: 'get' as const,
  tags: ['Artifacts'],
  description: `Of the newest version, to be revalidated by its ETag; with \`content\` of that content, which never changes and may be kept for ever. With \`Accept: ${artifactAddressType}\` the answer is an address at which it can be read.`,
  responses: {
    200: {
      description: `The bytes of ${artifactNames.join(', ')}, ${tilesetName} or a tile; or, where the header Accept asks for that, their address.`,
      content: artifactContent,
    },
    206: { description: 'The bytes of one range.', content: bytesContent },
    ...elsewhere,
    304: { description: 'What the client has is what there is.' },
    ...problemAnswers('request/invalid', 'model/unknown', 'model/no-version', 'artifact/unknown', 'artifact/range'),
  },
};

const artifact = createRoute({
  ...served,
  path: '/v1/models/{modelId}/artifacts/{name}',
  summary: 'Download a result, as a whole or in part',
  request: { params: modelParams.extend({ name: z.string() }), query: ArtifactQuery },
});

const tile = createRoute({
  ...served,
  path: '/v1/models/{modelId}/artifacts/tiles/{tile}',
  summary: 'Download a tile of a large model: what tileset.json names',
  request: { params: modelParams.extend({ tile: z.string() }), query: ArtifactQuery },
});

/** The results of processing, as files. */
export function artifactRoutes({ ports, limits }: RouteSources<ArtifactPorts>) {
  const { models } = ports;

  async function serve(c: Context<ApiEnv>, modelId: string, name: ArtifactName, content: string | undefined) {
    const versions = await models.versions(c.get('scope'), modelId);
    const [newest] = versions;
    if (newest === undefined) return unknownModel(c, modelId);
    const version = content === undefined ? newest : versions.find(({ contentId }) => contentId === content);
    if (version === undefined) return problem(c, 'model/no-version', `No version has the content ${content}.`);
    c.header('cache-control', content === undefined ? 'no-cache' : 'private, max-age=31536000, immutable');
    return serveArtifact(
      c,
      { ...ports, seconds: limits.signatureSeconds },
      { modelId, contentId: version.contentId, name },
    );
  }

  const serveNamed = (c: Context<ApiEnv>, modelId: string, name: string, content: string | undefined) => {
    if (isArtifactName(name)) return serve(c, modelId, name, content);
    return problem(c, 'artifact/unknown', `There is no artifact ${name}; there are ${artifactNames.join(', ')}.`);
  };

  const app = newApp()
    .openapi(artifact, (c) => {
      const { modelId, name } = c.req.valid('param');
      return serveNamed(c, modelId, name, c.req.valid('query').content);
    })
    .openapi(tile, (c) => {
      const { modelId, tile: number } = c.req.valid('param');
      return serveNamed(c, modelId, `tiles/${number}`, c.req.valid('query').content);
    });
  for (const { path, artifact: name, schema, summary } of documents) {
    const responses = {
      200: answer(schema, name),
      ...elsewhere,
      ...problemAnswers('request/invalid', 'model/unknown'),
    };
    const request = { params: modelParams };
    const route = createRoute({
      ...needs('models:read'),
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
