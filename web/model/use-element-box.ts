import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { elementQuery } from '../api/queries.ts';
import type { Building } from '../scene/building.ts';
import type { Loading } from './use-building.ts';

/** Asks the server where an element is of a model in tiles: its tile may not be there. Undefined for other models. */
export function useElementBox(modelId: string, contentId: string, { building, tiles }: Loading) {
  const client = useQueryClient();
  const [ox, oy, oz] = building?.origin ?? [0, 0, 0];
  const isTiled = tiles !== undefined;
  return useMemo(() => {
    if (!isTiled) return undefined;
    return async (expressId: number): Promise<Building['bounds'] | undefined> => {
      const { element } = await client.fetchQuery(elementQuery(modelId, contentId, expressId));
      if (element.geometry === null) return undefined;
      const { min, max } = element.geometry.box;
      // Metres, Z up, to what the 3D view has: Y up, from its own origin.
      return [min[0] - ox, min[2] - oz, -(max[1] - oy), max[0] - ox, max[2] - oz, -(min[1] - oy)];
    };
  }, [client, modelId, contentId, isTiled, ox, oy, oz]);
}
