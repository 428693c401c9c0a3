import { Duplex } from 'node:stream';

/** The other end of a connection. */
export interface ConnectionEnd {
  /** Resolves when the database answers. */
  connect(stream: ConnectionStream): Promise<void>;
  send(stream: ConnectionStream, bytes: Uint8Array): void;
  disconnect(stream: ConnectionStream): void;
}

/**
 * What `pg` takes for its socket: the bytes go to a thread of this process, so that no port is open on which anybody
 * could connect. PGlite takes every user and password.
 */
export class ConnectionStream extends Duplex {
  /** Milliseconds after which a statement is given up; 0: never. */
  readonly statementTimeoutMs: number;
  readonly #end: ConnectionEnd;

  constructor(end: ConnectionEnd, statementTimeoutMs: number) {
    super({ allowHalfOpen: false }); // when the database hangs up, the connection is over
    this.#end = end;
    this.statementTimeoutMs = statementTimeoutMs;
  }

  // What `pg` calls on a net.Socket:

  connect(): void {
    this.#end.connect(this).then(
      () => this.emit('connect'),
      (error: Error) => this.destroy(error),
    );
  }

  setNoDelay(): void {}
  setKeepAlive(): void {}
  ref(): void {}
  unref(): void {}

  override _read(): void {}

  override _write(chunk: Uint8Array, _encoding: string, done: () => void): void {
    this.#end.send(this, chunk);
    done();
  }

  override _writev(chunks: { readonly chunk: Uint8Array }[], done: () => void): void {
    this.#end.send(this, Buffer.concat(chunks.map(({ chunk }) => chunk)));
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#end.disconnect(this);
    done(error);
  }
}
