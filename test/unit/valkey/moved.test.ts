import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ValkeyCache } from '#adapters/valkey';

const key = { tenant: 'acme', project: 'tower', name: 'models' };
const open: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];
const failures: unknown[] = [];

afterEach(() => {
  failures.splice(0);
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

/** A server that knows PING, and answers everything else alike. */
async function serverAnswering(answer: () => string) {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('data', (chunk) => {
      const command = String(chunk).split('\r\n')[2] ?? '';
      if (command !== 'PING') asked.push(command);
      socket.write(command === 'PING' ? '+PONG\r\n' : answer());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ server, sockets });
  return { port: (server.address() as AddressInfo).port, asked };
}

const cacheAt = (port: number) =>
  new ValkeyCache({ url: `redis://127.0.0.1:${port}`, onFailure: (error) => void failures.push(error) });

describe('a cluster of several servers', () => {
  it.each(['127.0.0.1', ''])('is asked where the key is: at %j, from then on at once', async (host) => {
    const owner = await serverAnswering(() => '$5\r\nvalue\r\n');
    const first = await serverAnswering(() => `-MOVED 99 ${host}:${owner.port}\r\n`);
    const cache = cacheAt(first.port);
    for (const _ of [1, 2]) expect(String(await cache.get(key))).toBe('value');
    expect([first.asked, owner.asked, failures]).toEqual([['GET'], ['GET', 'GET'], []]);
    cache.close();
  });

  it('that sends us round and round knows nothing', async () => {
    const first = await serverAnswering(() => `-MOVED 99 127.0.0.1:${first.port}\r\n`);
    const cache = cacheAt(first.port);
    expect(await cache.get(key)).toBeUndefined();
    expect([first.asked.length, String(failures[0])]).toEqual([4, expect.stringContaining('MOVED')]);
    cache.close();
  });
});
