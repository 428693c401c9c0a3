import { useRef } from 'react';
import { Notice } from '../../design/notice.tsx';
import { ClassName } from '../../format/class-name.tsx';
import { useModelData } from '../model-data.ts';
import type { Loading } from '../use-building.ts';
import { useView } from '../view-state.ts';
import { FilterNote } from './filter-note.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { LevelLadder } from './level-ladder.tsx';
import { SectionCard } from './section-card.tsx';
import { TilesNote } from './tiles-note.tsx';
import { Toolbar } from './toolbar.tsx';
import { useNeededTiles } from './use-needed-tiles.ts';
import { usePointer } from './use-pointer.ts';
import { useStage } from './use-stage.ts';
import './viewer.css';
import { viewerActions } from './viewer-actions.ts';
import { onViewerKey } from './viewer-keys.ts';

interface ViewerProps {
  readonly loading: Loading;
  readonly onReady: () => void;
}

/** The building in 3D with its tools; while it is fetched, how far that is. */
export function Viewer({ loading, onReady }: ViewerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useView();
  const data = useModelData();
  const { stage, error } = useStage(canvas, onReady);
  const { pointed, handlers } = usePointer(stage);
  useNeededTiles();
  const isEmpty = data.building?.pieces.count === 0;

  return (
    <section className="viewer" aria-label="3D view">
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: "application" is what takes all keys itself */}
      <canvas
        ref={canvas}
        className={pointed === undefined ? 'viewer-canvas' : 'viewer-canvas is-pointing'}
        role="application"
        aria-roledescription="3D view"
        aria-label="Building. Arrow keys turn it, plus and minus zoom; the question mark shows all keys."
        tabIndex={0}
        data-elements={data.building?.elements.count}
        onKeyDown={(event) => onViewerKey(event, stage, viewerActions(view, data))}
        {...handlers}
      />
      {pointed && (
        <div
          className="viewer-label"
          style={{ transform: `translate(${pointed.x}px, ${pointed.y}px)` }}
          aria-hidden="true"
        >
          <span>{pointed.name || 'No name'}</span>
          <ClassName name={pointed.class} />
          {pointed.isPlaceholder && <em>a box in place of its shape</em>}
        </div>
      )}
      <ViewerState loading={loading} stageError={error} isEmpty={isEmpty} />
      {stage !== undefined && !isEmpty && (
        <>
          <FilterNote />
          <TilesNote awaited={loading.awaited} />
          <LevelLadder />
          <SectionCard />
          <Toolbar stage={stage} />
          <KeysDialog />
        </>
      )}
    </section>
  );
}

interface ViewerStateProps {
  readonly loading: Loading;
  readonly stageError: Error | undefined;
  readonly isEmpty: boolean;
}

/** What there is instead of a building. */
function ViewerState({ loading, stageError, isEmpty }: ViewerStateProps) {
  if (stageError !== undefined) {
    return (
      <div className="viewer-state">
        <Notice isBad title="This browser cannot draw in 3D">
          <p>It needs WebGL 2. Tree, properties and downloads work without. ({stageError.message})</p>
        </Notice>
      </div>
    );
  }
  if (loading.error !== undefined) {
    return (
      <div className="viewer-state">
        <Notice isBad title="The 3D file could not be loaded">
          <p>{loading.error.message}</p>
          <button type="button" className="button" onClick={loading.retry}>
            Try again
          </button>
        </Notice>
      </div>
    );
  }
  if (isEmpty) {
    return (
      <div className="viewer-state">
        <Notice title="Nothing to show in 3D">
          <p>No element of this file has a shape. The report says which were expected.</p>
        </Notice>
      </div>
    );
  }
  if (loading.building !== undefined) return null;
  return (
    <div className="viewer-state" role="status">
      <p>Fetching the building …</p>
      <div className="bar">
        <span style={{ width: `${100 * loading.share}%` }} />
      </div>
    </div>
  );
}
