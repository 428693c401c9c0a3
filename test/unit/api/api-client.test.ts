import { describe, expect, it } from '@jest/globals';
import { ApiClient } from '#api/client';

/** A client of a server that gives these answers, one after the other. */
function asking(...answers: readonly Response[]) {
  const asked: string[] = [];
  const send = async (request: Request) => {
    asked.push(`${request.method} ${await request.text()}`);
    return answers[asked.length - 1] ?? new Response('in');
  };
  return { asked, client: new ApiClient({ endpoint: 'http://localhost', send }) };
}

const tooMany = (seconds: string) => new Response('', { status: 429, headers: { 'retry-after': seconds } });

describe('a client that asks too often', () => {
  it('waits as long as it is told, and asks the same again', async () => {
    const { asked, client } = asking(tooMany('0'), tooMany('1'));
    const began = performance.now();
    const response = await client.fetch('/v1/uploads', { method: 'POST', body: 'body' });
    expect([await response.text(), asked]).toEqual(['in', ['POST body', 'POST body', 'POST body']]);
    expect(performance.now() - began).toBeGreaterThan(990);
  });

  it.each([['61'], ['soon'], ['-1']])('does not wait where it is told to wait for %s', async (seconds) => {
    const { asked, client } = asking(tooMany(seconds));
    expect([(await client.fetch('/v1/me')).status, asked.length]).toEqual([429, 1]);
  });

  it('gives up after some waits', async () => {
    const { asked, client } = asking(...Array.from({ length: 20 }, () => tooMany('0')));
    expect([(await client.fetch('/v1/me')).status, asked.length]).toEqual([429, 6]);
  });

  it('stops waiting when it is told to', async () => {
    const { client } = asking(tooMany('60'));
    const stop = new AbortController();
    const waiting = client.fetch('/v1/me', { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 20);
    await expect(waiting).rejects.toThrow('enough');
  });
});
