import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { send } from '../api/client.ts';
import { connection } from '../api/connection.ts';
import { useStore } from '../design/store.ts';
import './connection-note.css';

const EVERY_MS = 2000;

/** Says that the server does not answer, and asks it until it does; then whatever is missing is fetched. */
export function ConnectionNote() {
  const client = useQueryClient();
  const isLost = useStore(connection, (state) => state.isLost);
  const isWaiting = useStore(connection, (state) => state.waiting > 0);
  useEffect(() => {
    if (!isLost) return undefined;
    const timer = setInterval(() => {
      // A refusal is an answer, too; what is noted of it is all that counts.
      send('/healthz').catch(() => undefined);
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
      void client.invalidateQueries({ predicate: ({ state }) => state.status === 'error' });
    };
  }, [client, isLost]);

  return (
    <div className={isLost ? 'connection-note is-lost' : 'connection-note'} role="status">
      {isLost && 'The server does not answer. This page goes on as soon as it does.'}
      {isLost && !navigator.onLine && ' This device seems to have no network.'}
      {!isLost && isWaiting && 'The server is busy. This page asks it again in a moment.'}
    </div>
  );
}
