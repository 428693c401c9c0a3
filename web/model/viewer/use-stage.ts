import { type RefObject, useEffect, useRef, useState } from 'react';
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
  const { building } = data;

  // The tree comes later than the building; the stage must not be made anew for it.
  const latest = useRef(data);
  latest.current = data;
  const whenReady = useRef(onReady);
  whenReady.current = onReady;

  useEffect(() => {
    const element = canvas.current;
    if (element === null || building === undefined) return undefined;
    let made: Stage;
    try {
      made = new Stage(element, building, () => {
        performance.mark('plinth:first-picture');
        whenReady.current();
      });
    } catch (reason) {
      setError(reason instanceof Error ? reason : new Error(String(reason)));
      whenReady.current();
      return undefined;
    }
    made.palette = readPalette(element);
    const stopFollowing = followView(made, view, () => {
      const { numbers, tree } = latest.current;
      const below = (expressId: number) => {
        const entry = tree?.byExpressId.get(expressId);
        return tree === undefined || entry === undefined ? [] : idsBelow(tree, entry);
      };
      return { building, numbers, idsBelow: below };
    });
    const stopMeasuring = followSize(element, made);
    const stopColours = followTheme(() => {
      made.palette = readPalette(element);
    });
    made.view.view('corner', true);
    setStage(made);
    return () => {
      for (const stop of [stopFollowing, stopMeasuring, stopColours]) stop();
      made.dispose();
      setStage(undefined);
    };
  }, [building, canvas, view]);

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
