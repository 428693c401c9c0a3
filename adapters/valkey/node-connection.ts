import { isIP, type Socket, connect as tcpConnect } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { ErrorReply, encodeCommand, type Reply, ReplyReader } from './resp.ts';

/** One server, and how to sign in to it. */
export interface NodeAddress {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
  /** Undefined: the server asks nobody who they are. */
  readonly credentials: { readonly user: string; readonly password: string } | undefined;
}

interface Waiting {
  resolve(reply: Reply): void;
  reject(error: unknown): void;
}

/** A connection to one server. Commands may follow each other without waiting; replies come in their order. */
export class NodeConnection {
  readonly #socket: Socket;
  readonly #reader = new ReplyReader();
  readonly #waiting: Waiting[] = [];
  readonly #onLost: () => void;
  #lost: Error | undefined;

  /**
   * Connects and signs in.
   *
   * @param onLost told once when the connection is of no use any more: whoever waits is refused by then.
   * @throws ErrorReply where it may not sign in; what Node throws where there is no server.
   */
  static async open(address: NodeAddress, signal: AbortSignal, onLost: () => void): Promise<NodeConnection> {
    const connection = new NodeConnection(address, signal, onLost);
    const { credentials } = address;
    if (credentials !== undefined) await connection.ask(['AUTH', ...words(credentials)]);
    else await connection.ask(['PING']);
    return connection;
  }

  private constructor({ host, port, isTls }: NodeAddress, signal: AbortSignal, onLost: () => void) {
    this.#onLost = onLost;
    const servername = isIP(host) === 0 ? { servername: host } : {};
    const socket = isTls ? tlsConnect({ host, port, ...servername }) : tcpConnect({ host, port });
    this.#socket = socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('error', (error) => this.#lose(error));
    socket.on('close', () => this.#lose(new Error('The cache has closed the connection.')));
    signal.addEventListener('abort', () => this.#lose(new Error('The connection to the cache was closed.')), {
      once: true,
    });
    if (signal.aborted) this.#lose(new Error('The connection to the cache was closed.'));
  }

  /** @throws ErrorReply, or why the connection was lost. */
  ask(command: readonly (string | Uint8Array)[]): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.#lost !== undefined) return reject(this.#lost);
      this.#waiting.push({ resolve, reject });
      this.#socket.write(encodeCommand(command));
    });
  }

  #take(chunk: Buffer): void {
    try {
      for (const reply of this.#reader.read(chunk)) {
        const next = this.#waiting.shift();
        if (reply instanceof ErrorReply) next?.reject(reply);
        else next?.resolve(reply);
      }
    } catch (error) {
      this.#lose(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #lose(error: Error): void {
    if (this.#lost !== undefined) return;
    this.#lost = error;
    this.#socket.destroy();
    for (const { reject } of this.#waiting.splice(0)) reject(error);
    this.#onLost();
  }
}

const words = ({ user, password }: NonNullable<NodeAddress['credentials']>) =>
  user === '' ? [password] : [user, password];
