// PostgreSQL's frontend/backend protocol 3.0, "Message Formats": a type byte, then the length of the rest, itself included.

const LENGTH_BYTES = 4;

const isEndOfUnit = new Set(['Q', 'S', 'F', 'H', 'X'].map((type) => type.charCodeAt(0)));
const READY_FOR_QUERY = 'Z'.charCodeAt(0);
const TERMINATE = 'X'.charCodeAt(0);
const FLUSH = 'H'.charCodeAt(0);

/** A client's messages that belong together: up to a Query, Sync, Flush or Terminate, or the startup message alone. */
export interface Unit {
  readonly bytes: Uint8Array;
  readonly isGoodBye: boolean;
  /** A Sync is still to come. */
  readonly isOpen: boolean;
}

/** Cuts what one client sends into units. */
export class UnitReader {
  #rest: Buffer = Buffer.alloc(0);
  #isStarted = false;

  /** The units that are whole now. */
  *add(bytes: Uint8Array): Generator<Unit> {
    this.#rest = this.#rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#rest, bytes]);
    for (let end = 0; ; ) {
      const typeBytes = this.#isStarted ? 1 : 0;
      if (this.#rest.length < end + typeBytes + LENGTH_BYTES) return;
      const type = this.#isStarted ? this.#rest[end] : undefined;
      end += typeBytes + this.#rest.readUInt32BE(end + typeBytes);
      if (this.#rest.length < end) return;
      if (type !== undefined && !isEndOfUnit.has(type)) continue;
      yield { bytes: this.#rest.subarray(0, end), isGoodBye: type === TERMINATE, isOpen: type === FLUSH };
      this.#isStarted = true;
      this.#rest = this.#rest.subarray(end);
      end = 0;
    }
  }
}

/** `I`: idle, `T`: in a transaction, `E`: in a failed one; undefined where the server is not ready for the next query. */
export type TransactionStatus = 'I' | 'T' | 'E' | undefined;

/**
 * The server's answer to one unit, with one ReadyForQuery at most. PGlite sends a second one after an error, with which
 * a client would take its next query for answered.
 */
export function settleAnswer(answer: Buffer): { readonly bytes: Buffer; readonly status: TransactionStatus } {
  const kept: Buffer[] = [];
  let ready: Buffer | undefined;
  for (let at = 0; at < answer.length; ) {
    const end = at + 1 + answer.readUInt32BE(at + 1);
    const message = answer.subarray(at, end);
    if (answer[at] === READY_FOR_QUERY) ready = message;
    else kept.push(message);
    at = end;
  }
  if (ready === undefined) return { bytes: answer, status: undefined };
  const status = String.fromCharCode(ready[ready.length - 1] ?? 0);
  const bytes = Buffer.concat([...kept, ready]);
  return { bytes, status: status === 'T' || status === 'E' ? status : 'I' };
}

/** An ErrorResponse that ends the connection. `code` is a SQLSTATE. */
export function fatalError(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.from([0x45, 0, 0, 0, 0]);
  head.writeUInt32BE(fields.length + LENGTH_BYTES, 1);
  return Buffer.concat([head, fields]);
}
