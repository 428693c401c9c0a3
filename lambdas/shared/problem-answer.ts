import { problemOf } from '#api';

/** A problem document as an answer: what `problem` of the API is inside of a route. */
export function problemAnswer(
  code: Parameters<typeof problemOf>[0],
  detail: string,
  request: Request,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const document = { ...problemOf(code, detail), instance: new URL(request.url).pathname };
  return new Response(JSON.stringify(document), {
    status: document.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}
