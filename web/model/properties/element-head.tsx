import { useState } from 'react';
import type { ElementDetails } from '#api/contracts';
import { Icon } from '../../design/icon.tsx';
import { ClassName } from '../../format/class-name.tsx';
import { useModelData } from '../model-data.ts';
import { AskMenu } from '../questions/ask-menu.tsx';
import { useView } from '../view-state.ts';

/** What the selected object is called, where it stands, and what can be asked of it. */
export function ElementHead({ element }: { readonly element: ElementDetails['element'] }) {
  const { tree, numbers } = useModelData();
  const view = useView();
  const places = [element.storey, element.space].flatMap((place) => {
    const entry = place === null ? undefined : tree?.byExpressId.get(place.expressId);
    return entry === undefined ? [] : [entry];
  });
  return (
    <header className="element-head">
      <h2>{element.name || element.longName || <ClassName name={element.class} />}</h2>
      <p className="element-about">
        <ClassName name={element.class} />
        {places.map(({ id, label, expressId }) => (
          <span key={id}>
            {' in '}
            <button type="button" className="property-link" onClick={() => view.select(expressId, true)}>
              {label}
            </button>
          </span>
        ))}
      </p>
      <div className="element-actions">
        {numbers.has(element.expressId) && <AskMenu element={element} />}
        {element.globalId !== null && isSecureContext && <CopyLink />}
      </div>
    </header>
  );
}

/** Copies the page's address, which names the selected element. Browsers have a clipboard in secure contexts only. */
function CopyLink() {
  const [isCopied, setIsCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(location.href);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), 1600);
  }

  return (
    <button type="button" className="button small" onClick={() => void copy()}>
      <Icon name={isCopied ? 'check' : 'copy'} size={14} />
      <span aria-live="polite">{isCopied ? 'Copied' : 'Copy link'}</span>
    </button>
  );
}
