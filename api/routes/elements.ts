import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { ElementPlace } from '#core/model';
import { needs } from '../access/needs.ts';
import { newApp, type RouteSources } from '../app.ts';
import { type ClassCounts, type ElementList, ElementsQuery } from '../contracts/index.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { answer, problemAnswers } from '../openapi/answers.ts';
import { problem } from '../problem-response.ts';
import { modelParams, unknownModel } from './models.ts';

const classes = createRoute({
  ...needs('models:read'),
  method: 'get',
  path: '/v1/models/{modelId}/classes',
  tags: ['Elements'],
  summary: 'Count the elements of each class',
  request: { params: modelParams },
  responses: {
    200: answer('ClassCounts', 'The most frequent first.'),
    ...problemAnswers('request/invalid', 'model/unknown'),
  },
});

const list = createRoute({
  ...needs('models:read'),
  method: 'get',
  path: '/v1/models/{modelId}/elements',
  tags: ['Elements'],
  summary: 'Find elements by class, storey, name, GlobalId or property',
  request: { params: modelParams, query: ElementsQuery },
  responses: {
    200: answer('ElementList', 'One page of elements.'),
    ...problemAnswers('request/invalid', 'model/unknown'),
  },
});

const one = createRoute({
  ...needs('models:read'),
  method: 'get',
  path: '/v1/models/{modelId}/elements/{expressId}',
  tags: ['Elements'],
  summary: 'Get everything that is known of one element',
  request: {
    params: modelParams.extend({
      expressId: z.coerce
        .number()
        .int()
        .min(0)
        .max(2 ** 31 - 1),
    }),
  },
  responses: {
    200: answer('ElementDetails', 'The element with its property sets.'),
    ...problemAnswers('request/invalid', 'model/unknown', 'element/unknown'),
  },
});

/** What a model consists of. */
export function elementRoutes({ ports }: RouteSources<'models'>) {
  const { models } = ports;
  return newApp()
    .openapi(classes, async (c) => {
      const { modelId } = c.req.valid('param');
      const counts = await models.classCounts(c.get('scope'), modelId);
      return counts === undefined
        ? unknownModel(c, modelId)
        : c.json({ classes: [...counts] } satisfies ClassCounts, 200);
    })
    .openapi(list, async (c) => {
      const { modelId } = c.req.valid('param');
      const { class: classNames, property, cursor, limit, ...given } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodeCursor(ElementPlace, cursor);
      const filter = {
        ...given,
        ...(classNames && { classes: classNames }),
        ...(property && { properties: property }),
      };
      const isOurs = cursor === undefined || after !== undefined;
      const page = isOurs
        ? await models.elements(c.get('scope'), modelId, filter, { limit, ...(after && { after }) })
        : undefined;
      if (page !== undefined) {
        const nextCursor = page.next && encodeCursor(page.next);
        return c.json({ elements: page.elements, nextCursor } satisfies ElementList, 200);
      }
      if ((await models.getModel(c.get('scope'), modelId)) === undefined) return unknownModel(c, modelId);
      const message = 'The model has changed since this list began, or the cursor is none of its own: begin anew.';
      return problem(c, 'request/invalid', `cursor: ${message}`, [{ in: 'query', path: 'cursor', message }]);
    })
    .openapi(one, async (c) => {
      const { modelId, expressId } = c.req.valid('param');
      const found = await models.element(c.get('scope'), modelId, expressId);
      if (found !== undefined) return c.json(found, 200);
      if ((await models.getModel(c.get('scope'), modelId)) === undefined) return unknownModel(c, modelId);
      return problem(c, 'element/unknown', `The model has no element #${expressId}.`);
    });
}
