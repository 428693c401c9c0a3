import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiKeyList } from '#api/contracts';
import { send } from '../api/client.ts';
import { keysQuery } from '../api/queries.ts';
import { Dialog } from '../design/dialog.tsx';
import { formatAgo } from '../format/numbers.ts';

type ApiKey = ApiKeyList['keys'][number];

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

/** A key: what it may do, whether it still lets anybody in, and the end of it. */
export function KeyRow({ apiKey }: { readonly apiKey: ApiKey }) {
  const { name, id, scopes, projects, createdAt, lastUsedOn } = apiKey;
  const [isAsked, setIsAsked] = useState(false);
  const end = endOf(apiKey, Date.now());
  return (
    <li className={end.isOver ? 'key is-over' : 'key'}>
      <div className="key-head">
        <strong>{name}</strong>
        {!end.isOver && (
          <button type="button" className="button small" onClick={() => setIsAsked(true)}>
            Revoke<span className="visually-hidden"> {name}</span>
          </button>
        )}
      </div>
      <p className="key-scopes">
        {scopes.map((scope) => (
          <code key={scope}>{scope}</code>
        ))}
      </p>
      <p>
        <code>plk_{id}_…</code> · {projects === 'all' ? 'all projects' : projects.join(', ')} · made{' '}
        {formatAgo(createdAt)} · {end.words} ·{' '}
        {lastUsedOn === null ? 'never used' : `last used on ${day.format(Date.parse(lastUsedOn))}`}
      </p>
      <RevokeDialog apiKey={apiKey} isOpen={isAsked} onClose={() => setIsAsked(false)} />
    </li>
  );
}

function endOf({ revokedAt, expiresAt }: ApiKey, now: number) {
  if (revokedAt !== null) return { isOver: true, words: `revoked on ${day.format(Date.parse(revokedAt))}` };
  if (expiresAt === null) return { isOver: false, words: 'lasts until it is revoked' };
  const isOver = Date.parse(expiresAt) <= now;
  return { isOver, words: `${isOver ? 'expired' : 'lasts until'} ${day.format(Date.parse(expiresAt))}` };
}

interface RevokeDialogProps {
  readonly apiKey: ApiKey;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function RevokeDialog({ apiKey: { id, name }, isOpen, onClose }: RevokeDialogProps) {
  const client = useQueryClient();
  const revoking = useMutation({
    mutationFn: () => send(`/v1/api-keys/${id}`, { method: 'DELETE' }),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: keysQuery.queryKey });
    },
  });
  return (
    <Dialog title={`Revoke ${name}?`} isOpen={isOpen} onClose={onClose}>
      <p>Programs that use this key are let in no more. This cannot be undone.</p>
      {revoking.isError && (
        <p className="error" role="alert">
          {revoking.error.message}
        </p>
      )}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          Keep it
        </button>
        <button type="button" className="button grave" disabled={revoking.isPending} onClick={() => revoking.mutate()}>
          Revoke
        </button>
      </div>
    </Dialog>
  );
}
