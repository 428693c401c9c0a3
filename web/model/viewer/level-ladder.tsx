import { useMemo } from 'react';
import { formatLevel } from '../../format/numbers.ts';
import { useModelData } from '../model-data.ts';
import { idsOfLevel, type Level, levelsOf } from '../tree/levels.ts';
import { useView, useViewState } from '../view-state.ts';

/** The storeys as level marks, as they stand beside a section drawing; a click shows one alone. */
export function LevelLadder() {
  const view = useView();
  const { tree } = useModelData();
  const chosen = useViewState((state) => state.level?.key);
  const levels = useMemo(() => (tree === undefined ? [] : levelsOf(tree)), [tree]);
  if (tree === undefined || levels.length === 0) return null;

  function choose(level: Level) {
    const { key, name } = level;
    const isChosen = key === chosen;
    view.store.set({
      level: isChosen || tree === undefined ? undefined : { key, name, ids: idsOfLevel(tree, level) },
    });
  }

  return (
    <ul className="ladder" aria-label="Levels">
      {levels.map((level) => (
        <li key={level.key}>
          <button type="button" aria-pressed={level.key === chosen} onClick={() => choose(level)}>
            <svg width="11" height="9" viewBox="0 0 11 9" aria-hidden="true">
              <path d="M0.8 0.8h9.4L5.5 8z" />
            </svg>
            {level.elevation !== null && <span className="ladder-height">{formatLevel(level.elevation)}</span>}
            <span className="ladder-name">{level.name}</span>
            {level.storeys.length > 1 && <span className="ladder-count">×{level.storeys.length}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
