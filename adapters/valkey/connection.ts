import { createClient, createCluster, RESP_TYPES } from '@redis/client';

/** Where a cache is, and who asks. */
export interface CacheAddress {
  /** `redis://[user[:password]@]host[:port]`, or `rediss:` for TLS with a certificate that Node trusts. */
  readonly url: string;
  /** Asked anew for every connection, where a password does not last. */
  readonly password?: () => Promise<string>;
}

export interface Connection {
  get(key: string): Promise<Buffer | null>;
  set(key: string, value: Buffer, milliseconds: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

export interface ConnectOptions {
  /** Of the network connection. */
  readonly milliseconds: number;
  /** Aborting closes the connection, made or not. */
  readonly signal: AbortSignal;
  /** An established connection is of no use any more. */
  readonly onLost: () => void;
}

const asBytes = { [RESP_TYPES.BLOB_STRING]: Buffer };

/**
 * Connects to a server, or to every node of its cluster if it is part of one. Nothing is repeated and nothing waits for a
 * better time: a connection that is lost fails at once.
 */
export async function connect(address: CacheAddress, { signal, ...options }: ConnectOptions): Promise<Connection> {
  const { socket, ...settings } = clientSettings(address, options.milliseconds);
  const single = createClient({ ...settings, socket }).on('error', options.onLost);
  signal.addEventListener('abort', () => single.destroy());
  await single.connect();
  const { mode } = await single.hello();
  if (String(mode) !== 'cluster') return connectionOf(single.withTypeMapping(asBytes));
  single.destroy();
  const { host: _host, port: _port, ...ofEveryNode } = socket;
  const cluster = createCluster({ rootNodes: [{ socket }], defaults: { ...settings, socket: ofEveryNode } })
    .on('error', options.onLost)
    .on('node-error', options.onLost)
    .on('node-disconnect', options.onLost);
  signal.addEventListener('abort', () => cluster.destroy());
  try {
    await cluster.connect();
  } finally {
    if (signal.aborted) cluster.destroy(); // what it has opened since
  }
  return connectionOf(cluster.withTypeMapping(asBytes));
}

interface Commands {
  get(key: string): Promise<Buffer | null>;
  set(key: string, value: Buffer, options: { expiration: { type: 'PX'; value: number } }): Promise<unknown>;
  del(key: string): Promise<unknown>;
}

const connectionOf = (client: Commands): Connection => ({
  get: (key) => client.get(key),
  set: (key, value, milliseconds) => client.set(key, value, { expiration: { type: 'PX', value: milliseconds } }),
  delete: (key) => client.del(key),
});

function clientSettings({ url, password }: CacheAddress, connectTimeout: number) {
  const { protocol, hostname, port, username, password: fixed } = new URL(url);
  const credentials = async () => ({
    ...(username && { username: decodeURIComponent(username) }),
    password: password === undefined ? decodeURIComponent(fixed) : await password(),
  });
  const socket = { host: hostname, port: Number(port || 6379), connectTimeout, reconnectStrategy: false } as const;
  return {
    socket: protocol === 'rediss:' ? ({ ...socket, tls: true } as const) : socket,
    credentialsProvider: { type: 'async-credentials-provider', credentials } as const,
    disableOfflineQueue: true,
  };
}
