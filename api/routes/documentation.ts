import { Hono } from 'hono';
import type { ApiApp } from '../app.ts';
import { openApiDocument } from '../openapi/document.ts';
import { documentationPage } from '../openapi/page.ts';

/** `/openapi.json`, and `/docs` for people. Both are made once, when they are first asked for. */
export function documentationRoutes(routes: () => ApiApp): Hono {
  let document: ReturnType<typeof openApiDocument> | undefined;
  let page: string | undefined;
  const described = () => {
    document ??= openApiDocument(routes());
    return document;
  };
  return new Hono()
    .get('/openapi.json', (c) => c.json(described()))
    .get('/docs', (c) => {
      page ??= documentationPage(described());
      return c.html(page, 200, { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" });
    });
}
