import { z } from 'zod';
import { permissionsOf } from '#core/access';
import { localScope, type Principal } from '#core/model';
import { CANARY_TENANT } from '#lambdas/canary';
import type { InvokeFunction } from '../shared/invoke-function.ts';

/** The owner of the canary's models. Nobody can sign in as such: there is no account of this tenant. */
const owner: Principal = {
  id: 'canary',
  name: 'canary',
  tenant: CANARY_TENANT,
  projects: 'all',
  role: 'owner',
  permissions: [...permissionsOf('owner')],
  signedInBy: 'local',
};

const Answer = z.object({ statusCode: z.number() });
const NO_CONTENT = 204;
const NOT_FOUND = 404;

/**
 * Removes a model of the canary's, by the function that does so for people: called as API Gateway calls it when the owner
 * has signed in. A key cannot: programs delete nothing.
 */
export function removeModel(invoke: InvokeFunction, modelsFunction: string, newId: () => string) {
  return async (modelId: string): Promise<void> => {
    const { statusCode } = Answer.parse(await invoke(modelsFunction, removal(modelId, newId())));
    if (statusCode !== NO_CONTENT && statusCode !== NOT_FOUND) {
      throw new Error(`The model ${modelId} could not be removed: ${statusCode}.`);
    }
  };
}

const removal = (modelId: string, requestId: string) => ({
  httpMethod: 'DELETE',
  path: `/v1/models/${modelId}`,
  resource: '/v1/models/{proxy+}',
  headers: { Host: 'canary', 'Plinth-Project': localScope.project },
  multiValueHeaders: null,
  queryStringParameters: null,
  multiValueQueryStringParameters: null,
  body: null,
  isBase64Encoded: false,
  requestContext: {
    requestId,
    identity: { sourceIp: '127.0.0.1', userAgent: 'plinth-canary' },
    authorizer: { principal: JSON.stringify(owner) },
  },
});
