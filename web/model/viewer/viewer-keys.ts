import type { KeyboardEvent } from 'react';
import type { Stage } from '../../scene/stage.ts';
import type { ViewerActions } from './viewer-actions.ts';

const TURN = 8;
const SHIFT = 40;
const ZOOM = 0.85;

const moves: Readonly<Record<string, (stage: Stage) => void>> = {
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

/** A key of the 3D view that does what a tool does, and the words for it. */
interface Shortcut {
  readonly key: string;
  readonly words: string;
  readonly run: (actions: ViewerActions) => void;
}

export const shortcuts: readonly Shortcut[] = [
  { key: 'F', words: 'Show the selection, or all of it', run: ({ showWhole }) => showWhole() },
  { key: 'I', words: 'Show only the selection', run: ({ isolate }) => isolate?.() },
  { key: 'H', words: 'Hide the selection', run: ({ hide }) => hide?.() },
  { key: 'A', words: 'Show all again', run: ({ showAll }) => showAll() },
  { key: 'X', words: 'What is left out: faint or gone', run: ({ toggleRest }) => toggleRest() },
  { key: 'S', words: 'Cut the building open', run: ({ toggleSection }) => toggleSection() },
  { key: 'R', words: 'Show rooms', run: ({ toggleSpaces }) => toggleSpaces() },
  { key: 'Escape', words: 'Select nothing', run: ({ clear }) => clear() },
  { key: '?', words: 'Show these keys', run: ({ showKeys }) => showKeys() },
];

/** Moves the camera, and does what the toolbar does, by keys while the 3D view has the focus. */
export function onViewerKey(event: KeyboardEvent, stage: Stage | undefined, actions: ViewerActions): void {
  if (event.ctrlKey || event.metaKey || event.altKey || stage === undefined) return;
  const isArrow = event.key.startsWith('Arrow');
  const move = moves[event.shiftKey && isArrow ? `Shift+${event.key}` : event.key];
  const typed = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const shortcut = shortcuts.find(({ key }) => key === typed);
  if (move === undefined && shortcut === undefined) return;
  event.preventDefault();
  move?.(stage);
  shortcut?.run(actions);
}
