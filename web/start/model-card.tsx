import { useState } from 'react';
import type { ModelSummary } from '#api/contracts';
import { Link } from '../app/link.tsx';
import { Icon } from '../design/icon.tsx';
import { formatAgo, formatCount } from '../format/numbers.ts';
import { useMay } from '../session/session.ts';
import { NextVersion } from '../uploads/next-version.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { Portrait } from './portrait.tsx';

/** A model with its picture; opens it, takes its next version, deletes it. */
export function ModelCard({ model }: { readonly model: ModelSummary }) {
  const { modelId, name, versions, current } = model;
  const mayUpload = useMay('uploads:write');
  const mayDelete = useMay('models:delete');
  const [isDeleting, setIsDeleting] = useState(false);
  const { expected, produced } = current.coverage;

  return (
    <li className="model-card">
      <Link to={{ model: modelId }} className="model-open">
        <Portrait modelId={modelId} contentId={current.contentId} elements={produced} />
        <span className="model-name">{name}</span>
      </Link>
      <div className="model-foot">
        <p className="model-facts">
          {current.schema} · {formatCount(current.counts.products)} objects
          {produced < expected && <span className="model-lack"> · {formatCount(expected - produced)} not in 3D</span>}
          {versions > 1 && ` · version ${versions}`} · {formatAgo(current.createdAt)}
        </p>
        {mayUpload && (
          <NextVersion model={model} className="button small quiet icon-only" title="Upload the next version">
            <Icon name="upload" />
          </NextVersion>
        )}
        {mayDelete && (
          <button
            type="button"
            className="button small quiet icon-only"
            title="Delete"
            onClick={() => setIsDeleting(true)}
          >
            <Icon name="trash" />
            <span className="visually-hidden">Delete {name}</span>
          </button>
        )}
      </div>
      <DeleteDialog model={model} isOpen={isDeleting} onClose={() => setIsDeleting(false)} />
    </li>
  );
}
