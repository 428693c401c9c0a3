import type { ApiApp } from '../app.ts';
import { componentSchemas } from './components.ts';

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
    servers: [{ url: '/' }],
  });
  return { ...document, components: { schemas: componentSchemas() } };
}
