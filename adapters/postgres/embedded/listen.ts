import { createServer, type Socket } from 'node:net';
import { ConnectionStream } from './connection-stream.ts';
import { lockFolder } from './folder-lock.ts';
import { DatabaseThread } from './thread.ts';

/** An embedded database that other processes of this machine can reach. */
export interface ListeningDatabase {
  readonly port: number;
  close(): Promise<void>;
}

/** PostgreSQL's protocol 3.0, "SSL Session Encryption": a request of 8 bytes, before anything else, that `N` declines. */
const encryptionRequests = new Set([80877103, 80877104]);
const ENCRYPTION_REQUEST_BYTES = 8;

/**
 * Opens the embedded database on 127.0.0.1 for processes that know only an address. Whoever is on this machine gets in,
 * by any name, and all connections take turns in one session: for trying things out, not for an office.
 *
 * @throws DatabaseProblem where the folder is in use or the database cannot be opened.
 */
export async function listenEmbedded(location: {
  readonly folder: string;
  readonly workerFile: URL;
  /** 0: any that is free. */
  readonly port: number;
}): Promise<ListeningDatabase> {
  const unlock = lockFolder(location.folder);
  const thread = new DatabaseThread(location.workerFile, { folder: location.folder });
  await thread.start();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)));
    serve(socket, thread);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(location.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.');
  return {
    port: address.port,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
      await thread.close();
      unlock();
    },
  };
}

function serve(socket: Socket, thread: DatabaseThread): void {
  const stream = new ConnectionStream(thread, 0);
  // Either end that breaks takes the other with it; who has connected sees that by itself.
  socket.on('error', () => stream.destroy()).on('close', () => stream.destroy());
  stream.on('error', () => socket.destroy()).on('close', () => socket.destroy());
  stream.once('connect', () => {
    socket.on('data', function first(bytes: Buffer) {
      const isRequest = bytes.length === ENCRYPTION_REQUEST_BYTES && encryptionRequests.has(bytes.readUInt32BE(4));
      if (isRequest) return void socket.write('N');
      socket.off('data', first);
      stream.write(bytes);
      socket.pipe(stream).pipe(socket);
    });
  });
  stream.connect();
}
