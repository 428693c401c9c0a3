import type { ApiApp } from '../app.ts';
import { problemAnswers } from './answers.ts';
import { componentSchemas } from './components.ts';

/** How somebody can prove who asks. */
const securitySchemes = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key (`plk_...`), or a token of the identity provider where there is one.',
  },
  session: { type: 'apiKey', in: 'cookie', name: 'plinth-session', description: 'Of a browser that has signed in.' },
} as const;

/** The OpenAPI 3.1 document of the routes that the application has. */
export function openApiDocument(app: ApiApp) {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Plinth',
      version: '1.0.0', // of the routes below /v1
      description: 'Turns IFC building models into data people can see, query, check and share.',
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: './' }], // beside this document: on AWS that is a stage of the gateway
  });
  for (const item of Object.values(document.paths ?? {})) addAccessAnswers(item);
  return { ...document, components: { schemas: componentSchemas(), securitySchemes } };
}

/** What every route answers that does not let everybody in, or counts. */
function addAccessAnswers({ get, post, delete: remove }: Paths[string]): void {
  for (const operation of [get, post, remove]) {
    if (operation === undefined) continue;
    const isClosed = (operation.security ?? []).length > 0;
    const isCounted = 'x-rate-limit' in operation;
    operation.responses = {
      ...operation.responses,
      ...(isClosed && problemAnswers('access/token-required', 'access/not-valid', 'access/denied')),
      ...(isCounted && problemAnswers('request/too-many')),
    };
  }
}

type Paths = NonNullable<ReturnType<ApiApp['getOpenAPI31Document']>['paths']>;
