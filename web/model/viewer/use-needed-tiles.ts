import { useEffect, useRef } from 'react';
import { useModelData } from '../model-data.ts';
import { useViewState } from '../view-state.ts';

/** Of a model in tiles: has the tile fetched of what is selected, in the tree for one, also where it is out of the picture. */
export function useNeededTiles(): void {
  const data = useModelData();
  const selected = useViewState((state) => state.selected);
  const { tiles } = data;
  const latest = useRef(data);
  latest.current = data;

  useEffect(() => {
    const { boxOf, numbers } = latest.current;
    if (tiles === undefined) return undefined;
    let isOver = false;
    const isThere = selected === undefined || numbers.has(selected);
    if (isThere || boxOf === undefined) tiles.need(undefined);
    else
      boxOf(selected).then(
        (box) => isOver || tiles.need(box),
        () => isOver || tiles.need(undefined), // the panel of its properties asks the same, and says what is wrong
      );
    return () => {
      isOver = true;
    };
  }, [tiles, selected]);
}
