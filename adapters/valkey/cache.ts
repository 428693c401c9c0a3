import { type CacheKey, cachePath } from '#core/model';
import type { Cache } from '#core/ports';
import { type CacheAddress, type Connection, connect } from './connection.ts';
import { ErrorReply } from './resp.ts';

export interface ValkeySettings extends CacheAddress {
  /** Told of everything that went wrong: what was asked is then as if it were not there. */
  readonly onFailure: (error: unknown) => void;
}

/** The product is not to wait longer for what it can make itself. */
const CONNECT_MS = 1000;
const COMMAND_MS = 500;
/** Larger values take longer to fetch than that allows. */
const MOST_VALUE_BYTES = 4 * 2 ** 20;
/** After a failure the cache is not asked for a while: the longer, the more failures there were in a row. */
const FIRST_REST_MS = 1000;
const LONGEST_REST_MS = 30_000;

/**
 * Keeps values in Valkey or Redis, alone or as a cluster. It connects when it is first asked and whenever the connection
 * was lost, each time with a new password. Whatever happens, nothing rejects and nobody waits for long.
 */
export class ValkeyCache implements Cache {
  readonly #settings: ValkeySettings;
  #session: Session | undefined;
  #failures = 0;
  #restsUntil = 0;

  constructor(settings: ValkeySettings) {
    this.#settings = settings;
  }

  async get(key: CacheKey): Promise<Uint8Array | undefined> {
    return (await this.#ask((cache) => cache.get(cachePath(key)))) ?? undefined;
  }

  async set(key: CacheKey, value: Uint8Array, seconds: number): Promise<void> {
    if (value.length > MOST_VALUE_BYTES) return;
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.length);
    await this.#ask((cache) => cache.set(cachePath(key), bytes, Math.ceil(seconds * 1000)));
  }

  async remove(key: CacheKey): Promise<void> {
    await this.#ask((cache) => cache.delete(cachePath(key)));
  }

  /** Asked again, it connects again. */
  close(): void {
    this.#drop(this.#session);
  }

  async #ask<T>(command: (connection: Connection) => Promise<T>): Promise<T | undefined> {
    let session: Session | undefined;
    try {
      session = this.#current();
      const connection = await session.connection;
      const answer = await within(COMMAND_MS, command(connection));
      this.#failures = 0;
      return answer;
    } catch (error) {
      const isRefusedCommand = session?.isConnected === true && error instanceof ErrorReply;
      if (session !== undefined && session === this.#session && !isRefusedCommand) this.#rest();
      this.#settings.onFailure(error);
      return undefined;
    }
  }

  #current(): Session {
    if (this.#session !== undefined) return this.#session;
    if (Date.now() < this.#restsUntil) throw new Error('The cache has failed and is left alone for a while.');
    const abort = new AbortController();
    const session: Session = {
      abort,
      isConnected: false,
      connection: within(
        CONNECT_MS,
        connect(this.#settings, {
          signal: abort.signal,
          onLost: () => {
            if (session.isConnected) this.#drop(session);
          },
        }).then((connection) => {
          session.isConnected = true;
          return connection;
        }),
      ),
    };
    this.#session = session;
    return session;
  }

  /** The next to ask opens another. */
  #drop(session: Session | undefined): void {
    if (this.#session === session) this.#session = undefined;
    session?.abort.abort();
  }

  #rest(): void {
    this.#drop(this.#session);
    this.#restsUntil = Date.now() + Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** this.#failures++);
  }
}

/** A connection, or the attempt to get one. */
interface Session {
  readonly connection: Promise<Connection>;
  readonly abort: AbortController;
  isConnected: boolean;
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error(`The cache did not answer within ${milliseconds} ms.`));
    const timer = setTimeout(late, milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
