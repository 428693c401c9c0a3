import type { ReactNode } from 'react';
import { useModelData } from '../model-data.ts';
import { useView } from '../view-state.ts';

interface PlaceLinkProps {
  readonly expressId: number;
  readonly children: ReactNode;
}

/** Selects an object, if the page knows it. */
export function PlaceLink({ expressId, children }: PlaceLinkProps) {
  const view = useView();
  const { tree, numbers } = useModelData();
  if (!numbers.has(expressId) && !tree?.byExpressId.has(expressId)) return <strong>{children}</strong>;
  return (
    <button type="button" className="property-link" onClick={() => view.select(expressId, true)}>
      {children}
    </button>
  );
}
