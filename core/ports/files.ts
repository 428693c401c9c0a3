import type { ObjectKey } from '#core/model';

/**
 * Random access to the bytes of one file. Synchronous on purpose: statements are decoded in tight loops, and awaiting
 * each would cost more than the decoding. What is remote is staged to a local disk by its adapter first.
 */
export interface ByteSource {
  /** The file's name without a path, for messages. */
  readonly name: string;
  /** Bytes in all. */
  readonly size: number;
  /** Fills `target` from `position` on; returns the bytes read, fewer only at the end of the file. */
  read(target: Uint8Array, position: number): number;
  /**
   * The same beside whatever the caller does meanwhile; `target` is the reader's until it has resolved. Sources that have
   * it are read ahead.
   */
  readAsync?(target: Uint8Array, position: number): Promise<number>;
}

/** Takes one object's bytes. Nothing is visible under the key before `close` has returned; `abort` leaves nothing. */
export interface ObjectWriter {
  /**
   * Resolves when the writer is done with the bytes: from then on they may change. One call at a time; awaiting each keeps
   * memory bounded.
   */
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
  /** After `close` it does nothing. */
  abort(): Promise<void>;
}

/** The SHA-256 of bytes that come piece by piece. */
export interface Digest {
  /** Resolves when it is done with the bytes: from then on they may change. They count in the order of the calls. */
  update(bytes: Uint8Array): Promise<void>;
  /** In hexadecimal; nothing comes after it. */
  end(): Promise<string>;
}

/** Stores artifacts. Writing a key again replaces the object as a whole. */
export interface ObjectStore {
  create(key: ObjectKey): Promise<ObjectWriter>;
  /** The object's bytes, or undefined where there is none. */
  read(key: ObjectKey): Promise<Uint8Array | undefined>;
}

/** Reads stored objects piece by piece, and removes them. */
export interface ObjectReader {
  /** Bytes of the object, or undefined where there is none. */
  size(key: ObjectKey): Promise<number | undefined>;
  /** The bytes from `start` up to, not including, `end`. Cancelling the stream frees what it holds. */
  stream(key: ObjectKey, start: number, end: number): ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Removes every object below a path; nothing where there is none. */
  removeBelow(key: ObjectKey): Promise<void>;
}
