/**
 * The request as its client sees it, where a proxy that speaks TLS passes it on: URLs that are made from it then begin
 * with `https`. Whoever sends the header himself gets URLs that do not work.
 */
export function asSeenByClient(request: Request): Request {
  if (request.headers.get('x-forwarded-proto') !== 'https') return request;
  const { method, headers, body, signal } = request;
  const url = request.url.replace(/^http:/, 'https:');
  return new Request(url, { method, headers, signal, ...(body && { body, duplex: 'half' }) });
}
