import { Worker } from 'node:worker_threads';
import { DatabaseProblem } from '../database-problem.ts';
import type { ConnectionEnd, ConnectionStream } from './connection-stream.ts';
import type { DatabaseThreadData, FromDatabase, ToDatabase } from './protocol.ts';
import { fatalError } from './wire.ts';

/** SQLSTATE: query_canceled, admin_shutdown. */
const QUERY_CANCELED = '57014';
const ADMIN_SHUTDOWN = '57P01';

/**
 * The thread that has the database, as seen from the process. PGlite cannot be interrupted: a statement that exceeds
 * its time ends the thread, as does a crash. The next connection starts another, which recovers the database from its
 * log (a few seconds); only what was not committed is lost.
 */
export class DatabaseThread implements ConnectionEnd {
  readonly #workerFile: URL;
  readonly #data: DatabaseThreadData;
  readonly #streams = new Map<number, ConnectionStream>();
  readonly #numbers = new Map<ConnectionStream, number>();
  #worker: Worker | undefined;
  #ready: Promise<void> | undefined;
  /** Two threads that have the same folder open would lose what they write. */
  #ended: Promise<unknown> = Promise.resolve();
  #lastNumber = 0;
  #timer: NodeJS.Timeout | undefined;
  /** Changes with every turn that begins or ends. */
  #turn = 0;

  constructor(workerFile: URL, data: DatabaseThreadData) {
    this.#workerFile = workerFile;
    this.#data = data;
  }

  /** Resolves when the database answers; rejects where it cannot be opened. */
  start(): Promise<void> {
    this.#ready ??= this.#started();
    return this.#ready;
  }

  async connect(stream: ConnectionStream): Promise<void> {
    await this.start();
    const connection = ++this.#lastNumber;
    this.#streams.set(connection, stream);
    this.#numbers.set(stream, connection);
    this.#tell({ kind: 'connect', connection });
  }

  send(stream: ConnectionStream, bytes: Uint8Array): void {
    const connection = this.#numbers.get(stream);
    if (connection !== undefined) this.#tell({ kind: 'bytes', connection, bytes });
  }

  disconnect(stream: ConnectionStream): void {
    const connection = this.#numbers.get(stream);
    if (connection === undefined) return;
    this.#forget(connection);
    this.#tell({ kind: 'disconnect', connection });
  }

  /** Closes the database; what is under way is finished first. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#tell({ kind: 'stop' });
    await this.#ended;
  }

  async #started(): Promise<void> {
    await this.#ended;
    const worker = new Worker(this.#workerFile, { workerData: this.#data, name: 'plinth-database' });
    this.#worker = worker;
    this.#ended = new Promise((resolve) => worker.once('exit', resolve));
    await new Promise<void>((resolve, reject) => {
      let fault = 'The database thread has ended.';
      worker.on('message', (message: FromDatabase) => {
        if (message.kind === 'ready') resolve();
        else if (message.kind === 'unusable') fault = message.reason;
        else this.#hear(message);
      });
      worker.on('error', (error) => {
        fault = `The database thread has crashed: ${error.message}`;
      });
      worker.on('exit', () => {
        if (this.#worker === worker) this.#end(undefined);
        reject(unusable(this.#data.folder, fault));
      });
    });
  }

  #hear(message: Exclude<FromDatabase, { kind: 'ready' | 'unusable' }>): void {
    const { connection } = message;
    const stream = this.#streams.get(connection);
    switch (message.kind) {
      case 'turn-begins':
        this.#turn++;
        if (stream !== undefined && stream.statementTimeoutMs > 0) {
          this.#timer = setTimeout(() => this.#judge(connection), stream.statementTimeoutMs);
        }
        break;
      case 'turn-ends':
        this.#turn++;
        clearTimeout(this.#timer);
        break;
      case 'bytes':
        stream?.push(message.bytes);
        break;
      case 'disconnected':
        this.#forget(connection);
        stream?.push(null);
        break;
    }
  }

  /** The time is up; but where this process was too busy to listen, the end of the turn is just about to be heard. */
  #judge(connection: number): void {
    const turn = this.#turn;
    setImmediate(() => {
      if (turn !== this.#turn) return;
      const worker = this.#worker;
      this.#end(connection);
      void worker?.terminate();
    });
  }

  /** All connections end with an error that says why; a statement that took too long ends as on any server. */
  #end(tooLong: number | undefined): void {
    clearTimeout(this.#timer);
    this.#worker = undefined;
    this.#ready = undefined;
    for (const [connection, stream] of [...this.#streams]) {
      this.#forget(connection);
      const error =
        connection === tooLong
          ? fatalError(QUERY_CANCELED, 'canceling statement due to statement timeout')
          : fatalError(ADMIN_SHUTDOWN, 'the embedded database was restarted');
      stream.push(error);
      stream.push(null);
    }
  }

  #forget(connection: number): void {
    const stream = this.#streams.get(connection);
    this.#streams.delete(connection);
    if (stream !== undefined) this.#numbers.delete(stream);
  }

  #tell(message: ToDatabase): void {
    this.#worker?.postMessage(message);
  }
}

const unusable = (folder: string, reason: string) =>
  new DatabaseProblem(
    'database/unusable',
    `The database in ${folder} cannot be opened: ${reason}`,
    'Look whether the disk is full. If its files are damaged, restore the folder from a copy, or remove it and process the models again.',
  );
