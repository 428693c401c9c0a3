/** What scripts of a page may read of an answer, beside what they may always. */
const EXPOSED = ['content-range', 'etag', 'location', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'];

/**
 * The headers that let a page of another origin read the answer (Fetch, 3.2.5): its very origin, where it is one of ours.
 *
 * @param origin of the page, as the browser sends it.
 */
export function corsHeaders(origin: string | null, allowed: readonly string[]): Readonly<Record<string, string>> {
  // Whatever the answer, another page's would be another one.
  const vary = { vary: 'Origin' };
  if (origin === null || !allowed.includes(origin)) return vary;
  return { ...vary, 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED.join(', ') };
}
