import { createStore, type Store } from '../design/store.ts';

/** Whether the server answered the last time that it was asked. */
export const connection: Store<{ readonly isLost: boolean }> = createStore({ isLost: false });

export function noteConnection(isLost: boolean): void {
  if (connection.get().isLost !== isLost) connection.set({ isLost });
}
