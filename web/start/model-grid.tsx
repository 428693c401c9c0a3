import type { ModelSummary } from '#api/contracts';
import { ModelCard } from './model-card.tsx';

/** @param models undefined while they are being fetched. */
export function ModelGrid({ models }: { readonly models: readonly ModelSummary[] | undefined }) {
  if (models === undefined) {
    return (
      <div className="model-grid" role="status" aria-label="Fetching the models">
        <div className="model-card is-loading" />
        <div className="model-card is-loading" />
        <div className="model-card is-loading" />
      </div>
    );
  }
  if (models.length === 0) {
    return (
      <div className="models-empty">
        <strong>No model yet</strong>
        <p>Upload an IFC file: seconds later its building stands here, with its tree, properties and 3D view.</p>
      </div>
    );
  }
  return (
    <ul className="model-grid">
      {models.map((model) => (
        <ModelCard key={model.modelId} model={model} />
      ))}
    </ul>
  );
}
