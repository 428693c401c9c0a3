import { createStore, type Store } from '../design/store.ts';

export interface Connection {
  /** Whether the server did not answer the last time that it was asked. */
  readonly isLost: boolean;
  /** Requests that wait because the server has asked for it. */
  readonly waiting: number;
}

export const connection: Store<Connection> = createStore({ isLost: false, waiting: 0 });

export function noteConnection(isLost: boolean): void {
  if (connection.get().isLost !== isLost) connection.set({ isLost });
}

export function noteWaiting(change: 1 | -1): void {
  connection.set({ waiting: connection.get().waiting + change });
}
