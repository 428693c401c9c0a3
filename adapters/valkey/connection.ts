import { keySlot } from './key-slot.ts';
import { type NodeAddress, NodeConnection } from './node-connection.ts';
import { ErrorReply, type Reply } from './resp.ts';

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
  /** Aborting closes the connection, made or not. */
  readonly signal: AbortSignal;
  /** An established connection is of no use any more. */
  readonly onLost: () => void;
}

/** `MOVED 3999 127.0.0.1:6381`; without a host it is the server that says so. */
const moved = /^MOVED \d+ (.*):(\d+)$/;
/** A cluster that sends us on more often does not know itself where a key is. */
const MOST_MOVES = 3;

/**
 * Connects to a server. Where it is part of a cluster it tells which server has a key, and that one is asked from then on.
 * Nothing is repeated and nothing waits for a better time: a connection that is lost fails at once.
 */
export async function connect(cache: CacheAddress, options: ConnectOptions): Promise<Connection> {
  const address = await addressOf(cache);
  const nodes = new Nodes(cache, address, options, await NodeConnection.open(address, options.signal, options.onLost));
  return {
    get: async (key) => bytesOf(await nodes.ask(key, ['GET', key])),
    set: (key, value, milliseconds) => nodes.ask(key, ['SET', key, value, 'PX', String(milliseconds)]),
    delete: (key) => nodes.ask(key, ['DEL', key]),
  };
}

/** The servers of a cluster, as far as they were told; or the one. */
class Nodes {
  readonly #cache: CacheAddress;
  readonly #first: NodeAddress;
  readonly #options: ConnectOptions;
  readonly #connections: Map<string, Promise<NodeConnection>>;
  /** Slot -> name of its server, where it is not the first. */
  readonly #slots = new Map<number, string>();

  constructor(cache: CacheAddress, first: NodeAddress, options: ConnectOptions, connection: NodeConnection) {
    this.#cache = cache;
    this.#first = first;
    this.#options = options;
    this.#connections = new Map([[nameOf(first), Promise.resolve(connection)]]);
  }

  async ask(key: string, command: readonly (string | Uint8Array)[]): Promise<Reply> {
    const slot = keySlot(key);
    for (let moves = 0; ; moves++) {
      const name = this.#slots.get(slot) ?? nameOf(this.#first);
      try {
        return await (await this.#connection(name)).ask(command);
      } catch (error) {
        const to = error instanceof ErrorReply ? moved.exec(error.message) : null;
        if (to === null || moves === MOST_MOVES) throw error;
        this.#slots.set(slot, `${to[1] || this.#first.host}:${to[2]}`);
      }
    }
  }

  #connection(name: string): Promise<NodeConnection> {
    const known = this.#connections.get(name);
    if (known !== undefined) return known;
    const opening = this.#open(name);
    this.#connections.set(name, opening);
    return opening;
  }

  async #open(name: string): Promise<NodeConnection> {
    const colon = name.lastIndexOf(':');
    const [host, port] = [name.slice(0, colon), Number(name.slice(colon + 1))];
    const address = { ...(await addressOf(this.#cache)), host, port };
    return NodeConnection.open(address, this.#options.signal, this.#options.onLost);
  }
}

const nameOf = ({ host, port }: NodeAddress) => `${host}:${port}`;

async function addressOf({ url, password }: CacheAddress): Promise<NodeAddress> {
  const { protocol, hostname, port, username, password: fixed } = new URL(url);
  const secret = password === undefined ? decodeURIComponent(fixed) : await password();
  const isNamed = username !== '' || secret !== '';
  return {
    host: hostname.replace(/^\[(.+)\]$/, '$1'),
    port: Number(port || 6379),
    isTls: protocol === 'rediss:',
    credentials: isNamed ? { user: decodeURIComponent(username), password: secret } : undefined,
  };
}

function bytesOf(reply: Reply): Buffer | null {
  if (reply === null || Buffer.isBuffer(reply)) return reply;
  throw new Error('The cache has answered GET by what is no value.');
}
