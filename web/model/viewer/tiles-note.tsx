import { formatCount } from '../../format/numbers.ts';
import './tiles-note.css';

/** Says that there is more to be seen of a model in tiles than what is there. @param awaited how many tiles. */
export function TilesNote({ awaited }: { readonly awaited: number }) {
  return (
    <div className="tiles-note" role="status">
      {awaited > 0 && (
        <>
          <span>Fetching what is in view</span>
          <span aria-hidden="true">{formatCount(awaited)} to come</span>
        </>
      )}
    </div>
  );
}
