import { useEffect, useState } from 'react';
import { downloadArtifact } from '../api/artifacts.ts';
import { tilesetOf } from '../api/tileset.ts';
import type { Building } from '../scene/building.ts';
import { loadBuilding } from '../scene/load/load-building.ts';
import { TileLoader } from '../scene/tiles/tile-loader.ts';

/** How far the 3D file is. */
export interface Loading {
  /** Of a model in tiles those that are there; another one whenever tiles come or go. */
  readonly building: Building | undefined;
  /** Of a model in tiles. */
  readonly tiles: TileLoader | undefined;
  /** How many tiles are wanted and not there yet. */
  readonly awaited: number;
  /** Share of the download, 0 to 1. */
  readonly share: number;
  readonly error: Error | undefined;
  readonly retry: () => void;
}

/** Fetches and decodes the building of a content; not kept once the page is left, since it may be large. */
export function useBuilding(modelId: string, contentId: string): Loading {
  const [building, setBuilding] = useState<Building>();
  const [tiles, setTiles] = useState<TileLoader>();
  const [awaited, setAwaited] = useState(0);
  const [share, setShare] = useState(0);
  const [error, setError] = useState<Error>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const onError = (reason: unknown) => {
      if (!signal.aborted) setError(reason instanceof Error ? reason : new Error(String(reason)));
    };
    if (attempt > 0) setShare(0);
    const onProgress = { onShare: setShare, onAwaited: setAwaited };
    load(modelId, contentId, signal, { onBuilding: setBuilding, onTiles: setTiles, ...onProgress, onError }).catch(
      onError,
    );
    return () => leaving.abort();
  }, [modelId, contentId, attempt]);

  return {
    building,
    tiles,
    awaited,
    share,
    error,
    retry: () => {
      setError(undefined);
      setAttempt(attempt + 1);
    },
  };
}

interface Listeners {
  readonly onBuilding: (building: Building) => void;
  readonly onTiles: (tiles: TileLoader) => void;
  readonly onShare: (share: number) => void;
  readonly onAwaited: (count: number) => void;
  readonly onError: (reason: unknown) => void;
}

/** `model.glb`; where the model has none it is in tiles. */
async function load(modelId: string, contentId: string, signal: AbortSignal, listeners: Listeners): Promise<void> {
  const { onTiles, onShare, ...ofTiles } = listeners;
  const file = downloadArtifact({ modelId, contentId, name: 'model.glb' }, signal, onShare);
  const whole = loadBuilding(file, signal);
  whole.catch(() => undefined); // thrown below, where the file itself came
  const tiles = await tilesetOf({ modelId, contentId }, file, signal);
  if (tiles === undefined) return ofTiles.onBuilding(await whole);
  const fetchTile = (uri: string, leaving: AbortSignal) => downloadArtifact({ modelId, contentId, name: uri }, leaving);
  const loader = new TileLoader({ tiles, fetchTile, ...ofTiles });
  signal.addEventListener('abort', () => loader.dispose(), { once: true });
  onTiles(loader);
}
