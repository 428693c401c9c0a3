import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { problems } from '#api/contracts';
import { jobAfter, waysTo } from '../../support/jobs.ts';
import { testApi } from '../../support/test-api.ts';

const { api } = testApi();
const document = JSON.parse(await (await api.request('/openapi.json')).text());

/** Every `$ref` in the document. */
const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
  ([, name]) => name,
);

describe('the OpenAPI document', () => {
  it('names every route of the API', () => {
    const routes = new Set(api.routes.filter(({ method }) => method !== 'ALL').map(({ path }) => path));
    const described = Object.keys(document.paths).map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1'));
    expect([...routes].filter((path) => !['/openapi.json', '/docs'].includes(path)).sort()).toEqual(described.sort());
  });

  it('refers only to schemas that it has, and has none that nobody refers to', () => {
    expect([...new Set(references)].sort()).toEqual(Object.keys(document.components.schemas).sort());
  });

  it('has schemas that are valid JSON Schema 2020-12 and take what the API gives', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'plinth:openapi', components: document.components });
    const validate = ajv.getSchema('plinth:openapi#/components/schemas/Job');
    expect(validate?.(jobAfter(waysTo.succeeded))).toBe(true);
    expect(validate?.({ ...jobAfter(waysTo.succeeded), state: 'unheard of' })).toBe(false);
  });

  it('has only patterns that JSON Schema knows, without flags', () => {
    const patterns = [...JSON.stringify(document).matchAll(/"pattern":("(?:[^"\\\\]|\\\\.)*")/g)].map(([, text = '']) =>
      JSON.parse(text),
    );
    expect(patterns.length).toBeGreaterThan(5);
    for (const pattern of patterns) expect([pattern, /\/[a-z]*$/.test(pattern)]).toEqual([pattern, false]);
  });

  it('is readable as a page that lists every problem, without anything from elsewhere', async () => {
    const page = await (await api.request('/docs')).text();
    for (const code of Object.keys(problems)) expect(page).toContain(`id="${code}"`);
    expect(page).not.toMatch(/<script|src=|@import|https?:\/\//);
  });
});
