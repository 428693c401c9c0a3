import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ModelSummary } from '#api/contracts';
import { send } from '../api/client.ts';
import { modelsQuery } from '../api/queries.ts';
import { Link } from '../app/link.tsx';
import { Icon } from '../design/icon.tsx';
import { formatAgo, formatCount } from '../format/numbers.ts';
import { startUpload } from '../uploads/uploads.ts';
import { Portrait } from './portrait.tsx';

/** A model with its picture; opens it, takes its next version, deletes it. */
export function ModelCard({ model }: { readonly model: ModelSummary }) {
  const { modelId, name, versions, current } = model;
  const client = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const removal = useMutation({
    mutationFn: () => send(`/v1/models/${modelId}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: modelsQuery.queryKey }),
  });
  const { expected, produced } = current.coverage;

  return (
    <li className="model-card">
      <Link to={{ model: modelId }} className="model-open">
        <Portrait modelId={modelId} contentId={current.contentId} elements={produced} />
        <span className="model-name">{name}</span>
      </Link>
      <div className="model-facts">
        <span>
          {current.schema} · {formatCount(current.counts.products)} objects
          {produced < expected && <span className="model-lack"> · {formatCount(expected - produced)} not in 3D</span>}
        </span>
        <span>
          {versions > 1 && `Version ${versions} · `}
          {formatAgo(current.createdAt)}
        </span>
      </div>
      <div className="model-actions">
        <label className="button small quiet icon-only" title="Upload the next version">
          <Icon name="upload" />
          <input
            type="file"
            className="visually-hidden"
            accept=".ifc,.ifczip,.zip"
            aria-label={`Upload the next version of ${name}`}
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file !== undefined) void startUpload(file, modelId);
              target.value = '';
            }}
          />
        </label>
        <button
          type="button"
          className="button small quiet icon-only"
          title="Delete"
          onClick={() => dialog.current?.showModal()}
        >
          <Icon name="trash" />
          <span className="visually-hidden">Delete {name}</span>
        </button>
      </div>
      <dialog ref={dialog} className="dialog" aria-labelledby={`delete-${modelId}`}>
        <h2 id={`delete-${modelId}`}>Delete {name}?</h2>
        <p>All its versions, their 3D files and their rows in the database go. This cannot be undone.</p>
        {removal.isError && <p className="job-error">{removal.error.message}</p>}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Keep it
          </button>
          <button type="button" className="button strong" disabled={removal.isPending} onClick={() => removal.mutate()}>
            Delete
          </button>
        </div>
      </dialog>
    </li>
  );
}
