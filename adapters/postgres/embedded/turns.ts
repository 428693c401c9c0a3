import { setImmediate } from 'node:timers/promises';
import { settleAnswer, type Unit, UnitReader } from './wire.ts';

/** What the turns need from the database, and what they tell. */
export interface TurnEvents {
  /** Executes protocol messages, and gives everything the server answers. */
  execute(bytes: Uint8Array): Promise<Buffer>;
  rollBack(): Promise<void>;
  begins(connection: number): void;
  answered(connection: number, bytes: Buffer): void;
  ends(connection: number): void;
  saidGoodBye(connection: number): void;
}

/**
 * PGlite has one session; here many connections take turns in it. A turn is everything up to a Sync, so that nobody's
 * unnamed statement is replaced between Parse and Execute, and lasts as long as the connection is in a transaction:
 * the others wait. What pglite-socket does instead, message by message, mixes up connections whose pipeline arrives in
 * parts, and hangs for good after the first error of the protocol.
 */
export class Turns {
  readonly #events: TurnEvents;
  readonly #readers = new Map<number, UnitReader>();
  #waiting: { readonly connection: number; readonly unit: Unit }[] = [];
  /** Whose transaction is open. */
  #holder: number | undefined;
  #isRunning = false;

  constructor(events: TurnEvents) {
    this.#events = events;
  }

  connect(connection: number): void {
    this.#readers.set(connection, new UnitReader());
  }

  add(connection: number, bytes: Uint8Array): void {
    const reader = this.#readers.get(connection);
    if (reader === undefined) return;
    for (const unit of reader.add(bytes)) this.#waiting.push({ connection, unit });
    if (!this.#isRunning) void this.#run();
  }

  /** What the connection has begun is undone. */
  disconnect(connection: number): void {
    this.#readers.delete(connection);
    this.#waiting = this.#waiting.filter((waiting) => waiting.connection !== connection);
    if (!this.#isRunning) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (;;) {
      if (this.#holder !== undefined && !this.#readers.has(this.#holder)) {
        await this.#events.rollBack();
        this.#holder = undefined;
      }
      const next = this.#waiting.findIndex(({ connection }) => (this.#holder ?? connection) === connection);
      const [turn] = next === -1 ? [] : this.#waiting.splice(next, 1);
      if (turn === undefined) break;
      await this.#take(turn.connection, turn.unit);
      await setImmediate(); // messages from outside come in between two turns
    }
    this.#isRunning = false;
  }

  async #take(connection: number, unit: Unit): Promise<void> {
    if (unit.isGoodBye) {
      this.disconnect(connection);
      this.#events.saidGoodBye(connection);
      return;
    }
    this.#events.begins(connection);
    const { bytes, status } = settleAnswer(await this.#events.execute(unit.bytes));
    if (unit.isOpen || status === 'T' || status === 'E') this.#holder = connection;
    else this.#holder = undefined;
    this.#events.answered(connection, bytes);
    this.#events.ends(connection);
  }
}
