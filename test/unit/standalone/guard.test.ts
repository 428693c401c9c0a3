import { describe, expect, it } from '@jest/globals';
import { Hono } from 'hono';
import { guard } from '../../../standalone/access/guard.ts';
import { isOpenToOthers, ownNames } from '../../../standalone/access/hosts.ts';

function server(bound: string, ...names: readonly string[]) {
  const app = new Hono();
  app.use(guard(ownNames(bound, names)));
  app.all('*', (c) => c.text('in'));
  return async (path: string, headers: Record<string, string>) => {
    const response = await app.request(`http://localhost:8080${path}`, {
      headers: { host: 'localhost:8080', ...headers },
    });
    return response.status;
  };
}

describe('the guard of a server on this machine', () => {
  it.each([
    ['localhost:8080', 200],
    ['LOCALHOST', 200],
    ['127.0.0.1:1', 200],
    ['[::1]:8080', 200],
    ['evil.example', 421],
    ['localhost.evil.example:8080', 421],
    ['', 421],
    ['a b', 421],
  ])('answers requests to %j with %d', async (host, status) => {
    expect(await server('127.0.0.1')('/', { host })).toBe(status);
  });

  it.each([
    ['http://localhost:8080', 200],
    ['http://evil.example', 403],
    ['http://localhost:9999', 403],
    ['null', 403],
  ])('answers pages of %s with %d', async (origin, status) => {
    expect(await server('127.0.0.1')('/v1/models', { origin })).toBe(status);
  });

  it('lets other pages use signed URLs, as a bucket does', async () => {
    expect(await server('127.0.0.1')('/s3/uploads/x', { origin: 'http://other.example' })).toBe(200);
  });
});

describe('the guard of a server behind a name', () => {
  const ask = server('127.0.0.1', 'model.example.org');

  it.each([
    ['model.example.org', 200],
    ['Model.Example.Org:8443', 200],
    ['localhost', 200],
    ['other.example.org', 421],
  ])('answers requests to %s with %d', async (host, status) => {
    expect(await ask('/v1/models', { host })).toBe(status);
  });

  it('knows its own pages, whatever protocol the proxy speaks', async () => {
    const host = 'model.example.org';
    expect(await ask('/v1/models', { host, origin: 'https://model.example.org' })).toBe(200);
    expect(await ask('/v1/models', { host, origin: 'https://evil.example' })).toBe(403);
  });

  it('is open to others as soon as it listens for them or has another name', () => {
    const open = (host: string, ...names: string[]) => isOpenToOthers({ host, names });
    expect([open('127.0.0.1'), open('0.0.0.0'), open('127.0.0.1', 'model.example.org')]).toEqual([false, true, true]);
  });
});
