import type { ModelSummary } from '#api/contracts';
import { Icon } from '../design/icon.tsx';
import type { IconName } from '../design/icon-paths.ts';
import { useMay } from '../session/session.ts';
import { ModelCard } from './model-card.tsx';

const promises: readonly { readonly icon: IconName; readonly words: string }[] = [
  { icon: 'views', words: 'turn it, cut it open, go through it storey by storey' },
  { icon: 'search', words: 'find any element and read all of its properties' },
  { icon: 'near', words: 'ask what is within two metres of a door, or inside a room' },
  { icon: 'download', words: 'take the results away, with a report of what is not in them' },
];

/** @param models undefined while they are being fetched. */
export function ModelGrid({ models }: { readonly models: readonly ModelSummary[] | undefined }) {
  const mayUpload = useMay('uploads:write');
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
        <p>
          {mayUpload
            ? 'Drop an IFC file anywhere on this page. Seconds later its building stands here, and you can'
            : 'As soon as somebody has uploaded an IFC file, its building stands here, and you can'}
        </p>
        <ul>
          {promises.map(({ icon, words }) => (
            <li key={icon}>
              <Icon name={icon} size={18} /> {words}
            </li>
          ))}
        </ul>
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
