import { problems } from '../contracts/index.ts';
import type { openApiDocument } from './document.ts';
import { style } from './style.ts';

type Document = ReturnType<typeof openApiDocument>;
type Operation = NonNullable<NonNullable<Document['paths']>[string]['get']>;

const methods = ['get', 'post', 'delete'] as const;

/** The document as one HTML page that needs nothing else: no script, no font, no other server. */
export function documentationPage(document: Document): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] }] : [])),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags ?? []))];
  const sections = tags.map((tag) => {
    const own = operations.filter(({ operation }) => operation.tags?.includes(tag));
    return `<h2>${text(tag)}</h2>${own.map(({ path, method, operation }) => operationHtml(path, method, operation)).join('')}`;
  });
  const { title, version, description = '' } = document.info;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text(title)} API</title><style>${style}</style></head><body><main>
<h1>${text(title)} API <small>${text(version)}</small></h1>
<p>${text(description)} The same as data: <a href="openapi.json">OpenAPI 3.1</a>.</p>
${sections.join('')}<h2>Problems</h2><table>${problemRows()}</table>
<h2>Schemas</h2>${schemasHtml(document.components.schemas)}</main></body></html>`;
}

function operationHtml(path: string, method: string, operation: Operation): string {
  const { summary = '', description, parameters = [], requestBody, responses = {} } = operation;
  const rows = parameters.flatMap((parameter) =>
    'name' in parameter ? [row(parameter.name, `${parameter.in}: ${json(parameter.schema)}`)] : [],
  );
  const body = requestBody && 'content' in requestBody ? json(requestBody.content['application/json']?.schema) : '';
  const answers = Object.entries(responses).map(([status, response]) => {
    const { description: means = '', content = {} } = response;
    const schemas = Object.values<{ schema?: unknown }>(content).map(({ schema }) => json(schema));
    return row(status, `${codes(means)} ${schemas.join('')}`);
  });
  return `<details><summary><b class="${method}">${method}</b> <code>${text(path)}</code> ${text(summary)}</summary>
${description ? `<p>${text(description)}</p>` : ''}
${rows.length > 0 ? `<h3>Parameters</h3><table>${rows.join('')}</table>` : ''}
${body ? `<h3>Body</h3>${body}` : ''}<h3>Answers</h3><table>${answers.join('')}</table></details>`;
}

function problemRows(): string {
  return Object.entries(problems)
    .map(([code, { status, title }]) => row(code, `${status} ${text(title)}`, code))
    .join('');
}

function schemasHtml(schemas: Record<string, object>): string {
  return Object.entries(schemas)
    .map(
      ([name, schema]) =>
        `<details id="schema-${name}"><summary><code>${name}</code></summary>${json(schema)}</details>`,
    )
    .join('');
}

const row = (name: string, html: string, id?: string) =>
  `<tr${id ? ` id="${id}"` : ''}><th><code>${text(name)}</code></th><td>${html}</td></tr>`;

/** A schema as indented JSON in which the names of other schemas lead to them. */
function json(schema: unknown): string {
  const indented = text(JSON.stringify(schema, undefined, 2) ?? '');
  const linked = indented.replace(/#\/components\/schemas\/(\w+)/g, '<a href="#schema-$1">$1</a>');
  return indented.includes('\n') && indented.length > 80 ? `<pre>${linked}</pre>` : `<code>${linked}</code>`;
}

const codes = (markdown: string) => text(markdown).replace(/`([^`]+)`/g, '<code>$1</code>');

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (plain: string) => plain.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
