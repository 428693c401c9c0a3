import { useEffect, useState } from 'react';
import { downloadArtifact } from '../api/artifacts.ts';
import type { Building } from '../scene/building.ts';
import { loadBuilding } from '../scene/load/load-building.ts';

/** How far the 3D file is. */
export interface Loading {
  readonly building: Building | undefined;
  /** Share of the download, 0 to 1. */
  readonly share: number;
  readonly error: Error | undefined;
  readonly retry: () => void;
}

/** Fetches and decodes the building of a content; not kept once the page is left, since it may be large. */
export function useBuilding(modelId: string, contentId: string): Loading {
  const [building, setBuilding] = useState<Building>();
  const [share, setShare] = useState(0);
  const [error, setError] = useState<Error>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const leaving = new AbortController();
    if (attempt > 0) setShare(0);
    const file = downloadArtifact({ modelId, contentId, name: 'model.glb' }, leaving.signal, setShare);
    loadBuilding(file, leaving.signal).then(setBuilding, (reason: unknown) => {
      if (!leaving.signal.aborted) setError(reason instanceof Error ? reason : new Error(String(reason)));
    });
    return () => leaving.abort();
  }, [modelId, contentId, attempt]);

  return {
    building,
    share,
    error,
    retry: () => {
      setError(undefined);
      setAttempt(attempt + 1);
    },
  };
}
