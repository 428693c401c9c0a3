import { formatCount } from '../../format/numbers.ts';
import { useView, useViewState } from '../view-state.ts';

/** Says what is left out of the picture, so that nobody takes a part for the whole. */
export function FilterNote() {
  const view = useView();
  const { hidden, isolated, level } = useViewState((state) => state);
  const parts = [
    isolated && `Only ${isolated.words}`,
    level && `Only ${level.name}`,
    hidden.size > 0 && `${formatCount(hidden.size)} hidden`,
  ].filter((part) => typeof part === 'string');
  return (
    <div className="filter-note" role="status">
      {parts.length > 0 && (
        <>
          <span>{parts.join(' · ')}</span>
          <button type="button" onClick={() => view.showAll()}>
            Show all
          </button>
        </>
      )}
    </div>
  );
}
