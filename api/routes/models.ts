import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { ModelPlace } from '#core/model';
import { needs } from '../access/needs.ts';
import { newApp, type RouteSources } from '../app.ts';
import { type ModelAnswer, type ModelList, ModelsQuery, type VersionList } from '../contracts/index.ts';
import { decodeCursor, encodeCursor, foreignCursor } from '../cursor.ts';
import { deleteModel } from '../delete-model.ts';
import { answer, problemAnswers } from '../openapi/answers.ts';
import { problem } from '../problem-response.ts';

export const modelParams = z.object({ modelId: z.uuid() });

/** The answer where there is no such model. */
export const unknownModel = (c: Context, modelId: string) =>
  problem(c, 'model/unknown', `There is no model ${modelId}.`);

const list = createRoute({
  ...needs('models:read'),
  method: 'get',
  path: '/v1/models',
  tags: ['Models'],
  summary: 'List the models, newest first',
  request: { query: ModelsQuery },
  responses: {
    200: answer('ModelList', 'One page of models with their newest versions.'),
    ...problemAnswers('request/invalid'),
  },
});

const get = createRoute({
  ...needs('models:read'),
  method: 'get',
  path: '/v1/models/{modelId}',
  tags: ['Models'],
  summary: 'Get one model',
  request: { params: modelParams },
  responses: {
    200: answer('ModelAnswer', 'The model with its newest version.'),
    ...problemAnswers('request/invalid', 'model/unknown'),
  },
});

const versions = createRoute({
  ...needs('models:read'),
  method: 'get',
  path: '/v1/models/{modelId}/versions',
  tags: ['Models'],
  summary: 'List the versions of a model, newest first',
  request: { params: modelParams },
  responses: {
    200: answer('VersionList', 'All versions.'),
    ...problemAnswers('request/invalid', 'model/unknown'),
  },
});

const remove = createRoute({
  ...needs('models:delete', { action: 'model.delete' }),
  method: 'delete',
  path: '/v1/models/{modelId}',
  tags: ['Models'],
  summary: 'Delete a model with all its versions, jobs and uploads',
  description: 'Its running jobs are cancelled. Artifacts and uploads that another model uses stay.',
  request: { params: modelParams },
  responses: { 204: { description: 'It is gone.' }, ...problemAnswers('request/invalid', 'model/unknown') },
});

/** Models as a whole. */
export function modelRoutes({ ports }: RouteSources<'jobs' | 'models' | 'queue' | 'uploads' | 'artifacts' | 'now'>) {
  const { models } = ports;
  return newApp()
    .openapi(list, async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodeCursor(ModelPlace, cursor);
      if (cursor !== undefined && after === undefined) return foreignCursor(c);
      const found = await models.listModels(c.get('scope'), { limit: limit + 1, ...(after && { after }) });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      const nextCursor = last ? encodeCursor({ createdAt: last.current.createdAt, modelId: last.modelId }) : null;
      return c.json({ models: [...page], nextCursor } satisfies ModelList, 200);
    })
    .openapi(get, async (c) => {
      const { modelId } = c.req.valid('param');
      const model = await models.getModel(c.get('scope'), modelId);
      return model === undefined ? unknownModel(c, modelId) : c.json({ model } satisfies ModelAnswer, 200);
    })
    .openapi(versions, async (c) => {
      const { modelId } = c.req.valid('param');
      const found = await models.versions(c.get('scope'), modelId);
      return found.length === 0
        ? unknownModel(c, modelId)
        : c.json({ versions: [...found] } satisfies VersionList, 200);
    })
    .openapi(remove, async (c) => {
      const { modelId } = c.req.valid('param');
      const isDeleted = await deleteModel(ports, c.get('scope'), modelId);
      return isDeleted ? c.body(null, 204) : unknownModel(c, modelId);
    });
}
