/** Between the thread that has the database and the process that uses it. Bytes are PostgreSQL's wire protocol. */
export type ToDatabase =
  | { readonly kind: 'connect'; readonly connection: number }
  | { readonly kind: 'bytes'; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly kind: 'disconnect'; readonly connection: number }
  | { readonly kind: 'stop' };

export type FromDatabase =
  /** It answers from now on. */
  | { readonly kind: 'ready' }
  /** It cannot be opened. */
  | { readonly kind: 'unusable'; readonly reason: string }
  /** A connection has its turn: until it ends, the thread hears nothing. */
  | { readonly kind: 'turn-begins'; readonly connection: number }
  | { readonly kind: 'turn-ends'; readonly connection: number }
  | { readonly kind: 'bytes'; readonly connection: number; readonly bytes: Uint8Array }
  /** The client has said good-bye. */
  | { readonly kind: 'disconnected'; readonly connection: number };

/** What the thread is given. */
export interface DatabaseThreadData {
  /** Holds the database and nothing else. */
  readonly folder: string;
}
