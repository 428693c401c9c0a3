import type { KeyboardEvent } from 'react';
import type { Stage } from '../../scene/stage.ts';
import type { ViewerActions } from './viewer-actions.ts';

const TURN = 8;
const SHIFT = 40;
const ZOOM = 0.85;

type Move = (stage: Stage) => void;

const moves: Readonly<Record<string, Move>> = {
  ArrowLeft: ({ view }) => view.orbitBy(TURN, 0),
  ArrowRight: ({ view }) => view.orbitBy(-TURN, 0),
  ArrowUp: ({ view }) => view.orbitBy(0, TURN),
  ArrowDown: ({ view }) => view.orbitBy(0, -TURN),
  'Shift+ArrowLeft': ({ view }) => view.panBy(SHIFT, 0),
  'Shift+ArrowRight': ({ view }) => view.panBy(-SHIFT, 0),
  'Shift+ArrowUp': ({ view }) => view.panBy(0, SHIFT),
  'Shift+ArrowDown': ({ view }) => view.panBy(0, -SHIFT),
  '+': ({ view }) => view.zoomBy(1 / ZOOM),
  '=': ({ view }) => view.zoomBy(1 / ZOOM),
  '-': ({ view }) => view.zoomBy(ZOOM),
};

const shortcuts: Readonly<Record<string, (actions: ViewerActions) => void>> = {
  f: ({ showWhole }) => showWhole(),
  i: ({ isolate }) => isolate?.(),
  h: ({ hide }) => hide?.(),
  a: ({ showAll }) => showAll(),
  s: ({ toggleSection }) => toggleSection(),
  Escape: ({ clear }) => clear(),
};

/** Moves the camera, and does what the toolbar does, by keys while the 3D view has the focus. */
export function onViewerKey(event: KeyboardEvent, stage: Stage | undefined, actions: ViewerActions): void {
  if (event.ctrlKey || event.metaKey || event.altKey || stage === undefined) return;
  const isArrow = event.key.startsWith('Arrow');
  const move = moves[event.shiftKey && isArrow ? `Shift+${event.key}` : event.key];
  const shortcut = shortcuts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (move === undefined && shortcut === undefined) return;
  event.preventDefault();
  move?.(stage);
  shortcut?.(actions);
}
