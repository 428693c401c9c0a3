import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Building } from '../../scene/building.ts';
import { readPalette } from '../../scene/draw/palette.ts';
import { Stage } from '../../scene/stage.ts';
import { useModelData } from '../model-data.ts';
import { idsBelow } from '../tree/tree-index.ts';
import { useView } from '../view-state.ts';
import { followView } from './follow-view.ts';

/**
 * The stage on a canvas, for as long as the building is there; undefined before.
 *
 * @param onReady called when the first picture is there, or it is clear that there will be none.
 */
export function useStage(canvas: RefObject<HTMLCanvasElement | null>, onReady: () => void) {
  const data = useModelData();
  const view = useView();
  const [stage, setStage] = useState<Stage>();
  const [error, setError] = useState<Error>();
  const { building, tiles } = data;
  const isThere = building !== undefined;

  // The tree comes later than the building; the stage must not be made anew for it.
  const latest = useRef(data);
  latest.current = data;
  const drawn = useRef<Building>(undefined);
  const whenReady = useRef(onReady);
  whenReady.current = onReady;

  useEffect(() => {
    const element = canvas.current;
    const first = latest.current.building;
    if (element === null || !isThere || first === undefined) return undefined;
    let made: Stage;
    try {
      made = new Stage(element, first, () => {
        performance.mark('plinth:first-picture');
        whenReady.current();
      });
    } catch (reason) {
      setError(reason instanceof Error ? reason : new Error(String(reason)));
      whenReady.current();
      return undefined;
    }
    made.palette = readPalette(element);
    const stopMeasuring = followSize(element, made);
    const stopColours = followTheme(() => {
      made.palette = readPalette(element);
    });
    made.view.view('corner', true);
    drawn.current = first;
    setStage(made);
    return () => {
      for (const stop of [stopMeasuring, stopColours]) stop();
      made.dispose();
      setStage(undefined);
    };
  }, [isThere, canvas]);

  // Of a large model parts come and go; camera, section and what is selected stay.
  useEffect(() => {
    if (stage === undefined || building === undefined) return undefined;
    if (drawn.current !== building) stage.building = building;
    drawn.current = building;
    return followView(stage, view, () => {
      const { numbers, tree, boxOf } = latest.current;
      const below = (expressId: number) => {
        const entry = tree?.byExpressId.get(expressId);
        return tree === undefined || entry === undefined ? [] : idsBelow(tree, entry);
      };
      return { building, numbers, idsBelow: below, boxOf };
    });
  }, [stage, building, view]);

  useEffect(() => {
    if (stage === undefined || tiles === undefined) return;
    stage.onLook = () => tiles.look(stage.view.eye);
    stage.onLook();
  }, [stage, tiles]);

  return { stage, error };
}

function followSize(canvas: HTMLElement, stage: Stage): () => void {
  const observer = new ResizeObserver(() => stage.resize(canvas.clientWidth, canvas.clientHeight));
  observer.observe(canvas);
  stage.resize(canvas.clientWidth, canvas.clientHeight);
  return () => observer.disconnect();
}

function followTheme(onChange: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  system.addEventListener('change', onChange);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', onChange);
  };
}
