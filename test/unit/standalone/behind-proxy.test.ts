import { describe, expect, it } from '@jest/globals';
import { asSeenByClient } from '../../../standalone/access/behind-proxy.ts';

describe('a request', () => {
  it('that came by TLS to a proxy is seen as its client made it, body and all', async () => {
    const sent = new Request('http://model.example.org/v1/uploads?x=1', {
      method: 'POST',
      headers: { 'x-forwarded-proto': 'https', 'content-type': 'application/json' },
      body: '{"a":1}',
    });
    const seen = asSeenByClient(sent);
    expect([seen.url, seen.method]).toEqual(['https://model.example.org/v1/uploads?x=1', 'POST']);
    expect(seen.headers.get('content-type')).toBe('application/json');
    expect(await seen.json()).toEqual({ a: 1 });
  });

  it('that came directly is the same', () => {
    const sent = new Request('http://localhost/v1/models');
    expect(asSeenByClient(sent)).toBe(sent);
  });
});
