import { createRoute } from '@hono/zod-openapi';
import { needs } from '../access/needs.ts';
import { newApp, type RouteSources } from '../app.ts';
import { type SpatialAnswer, SpatialRequest } from '../contracts/index.ts';
import { fitting } from '../fitting.ts';
import { answer, problemAnswers } from '../openapi/answers.ts';
import { problem } from '../problem-response.ts';
import { modelParams, unknownModel } from './models.ts';

const near = createRoute({
  ...needs('models:read', { limit: 'processing' }),
  method: 'post',
  path: '/v1/models/{modelId}/spatial-queries',
  tags: ['Elements'],
  summary: 'Find elements in a box, near a point or an element, or inside a space',
  request: {
    params: modelParams,
    body: { required: true, content: { 'application/json': { schema: SpatialRequest } } },
  },
  responses: {
    200: answer(
      'SpatialAnswer',
      'The elements found; with `isComplete: false` where there are more, or more than one answer holds.',
    ),
    ...problemAnswers('request/invalid', 'model/unknown', 'spatial/no-shape'),
  },
});

/** Where in a model its elements are. */
export function spatialRoutes({ ports }: RouteSources<'models'>) {
  const { models } = ports;
  return newApp().openapi(near, async (c) => {
    const { modelId } = c.req.valid('param');
    const { class: classNames, ...query } = c.req.valid('json');
    const asked = { ...query, ...(classNames && { classes: [classNames].flat() }) };
    const found = await models.findNear(c.get('scope'), modelId, asked);
    if (found !== undefined) {
      const elements = [...fitting(found.elements)];
      const isComplete = found.isComplete && elements.length === found.elements.length;
      return c.json({ elements, isComplete } satisfies SpatialAnswer, 200);
    }
    if ((await models.getModel(c.get('scope'), modelId)) === undefined) return unknownModel(c, modelId);
    return problem(c, 'spatial/no-shape', 'The model has no such element or space, or it has no shape.');
  });
}
