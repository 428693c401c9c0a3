import { createServer, type Socket } from 'node:net';

/** What a PostgreSQL server does with a connection, after the client's first message. */
export type Manner = 'starting' | 'hangs up' | 'refuses the password' | 'ready';

/** A message of the frontend/backend protocol 3.0: a type, the length of the rest, itself included, the rest. */
function message(type: string, rest: Buffer): Buffer {
  const head = Buffer.from([type.charCodeAt(0), 0, 0, 0, 0]);
  head.writeUInt32BE(rest.length + 4, 1);
  return Buffer.concat([head, rest]);
}

const fatal = (code: string) => message('E', Buffer.from(`SFATAL\0VFATAL\0C${code}\0Mno\0\0`));
/** AuthenticationOk, then ReadyForQuery: idle. */
const ready = Buffer.concat([message('R', Buffer.from([0, 0, 0, 0])), message('Z', Buffer.from('I'))]);

const answers: Record<Manner, (socket: Socket) => void> = {
  starting: (socket) => socket.end(fatal('57P03')),
  'hangs up': (socket) => socket.destroy(),
  'refuses the password': (socket) => socket.end(fatal('28P01')),
  ready: (socket) => socket.write(ready),
};

/** A server that treats its first connections as told, one after the other, and all others like the last of them. */
export async function wakingServer(...manners: readonly Manner[]) {
  let connections = 0;
  const server = createServer((socket) => {
    const manner = manners[Math.min(connections++, manners.length - 1)] ?? 'ready';
    socket.once('data', () => answers[manner](socket));
    socket.on('error', () => undefined); // the client may hang up first
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `postgresql://someone@127.0.0.1:${address.port}/plinth`,
    connections: () => connections,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
