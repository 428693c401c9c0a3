import { Worker } from 'node:worker_threads';
import { DatabaseProblem } from '../database-problem.ts';
import type { ConnectionEnd, ConnectionStream } from './connection-stream.ts';
import type { DatabaseThreadData, FromDatabase, ToDatabase } from './protocol.ts';
import { fatalError } from './wire.ts';

/** What ends a connection, by SQLSTATE: query_canceled, crash_shutdown, admin_shutdown. */
const endings = {
  tooSlow: ['57014', 'canceling statement due to statement timeout'],
  crashed: ['57P02', 'the embedded database has crashed during this statement'],
  restarted: ['57P01', 'the embedded database was restarted'],
} as const;
type Ending = (typeof endings)[keyof typeof endings];

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
  /** Whose turn it is. */
  #atTurn: number | undefined;

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
        if (this.#worker === worker) this.#end(endings.crashed);
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
        this.#atTurn = connection;
        if (stream !== undefined && stream.statementTimeoutMs > 0) {
          this.#timer = setTimeout(() => this.#judge(), stream.statementTimeoutMs);
        }
        break;
      case 'turn-ends':
        this.#turn++;
        this.#atTurn = undefined;
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
  #judge(): void {
    const turn = this.#turn;
    setImmediate(() => {
      if (turn !== this.#turn) return;
      const worker = this.#worker;
      this.#end(endings.tooSlow);
      void worker?.terminate();
    });
  }

  /**
   * All connections end with an error that says why: whose turn it was, as it would on any server; the others so that
   * they know that nothing of what they asked was done.
   */
  #end(atTurn: Ending): void {
    clearTimeout(this.#timer);
    this.#worker = undefined;
    this.#ready = undefined;
    for (const [connection, stream] of [...this.#streams]) {
      this.#forget(connection);
      const [code, message] = connection === this.#atTurn ? atTurn : endings.restarted;
      stream.push(fatalError(code, message));
      stream.push(null);
    }
    this.#atTurn = undefined;
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
