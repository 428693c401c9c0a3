import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { elementQuery } from '../api/queries.ts';
import type { Building } from '../scene/building.ts';
import type { Loading } from './use-building.ts';

/**
 * Asks where an element is of a model in tiles, which may not be there: a spatial element the list of tiles, if it has some
 * of its own, any other the server. Undefined for other models.
 */
export function useElementBox(modelId: string, contentId: string, { building, tiles }: Loading) {
  const client = useQueryClient();
  const [ox, oy, oz] = building?.origin ?? [0, 0, 0];
  return useMemo(() => {
    if (tiles === undefined) return undefined;
    return async (expressId: number): Promise<Building['bounds'] | undefined> => {
      const ofGroup = tiles.boxOfGroup(expressId);
      if (ofGroup !== undefined) return ofGroup;
      const { element } = await client.fetchQuery(elementQuery(modelId, contentId, expressId));
      if (element.geometry === null) return undefined;
      const { min, max } = element.geometry.box;
      // Metres, Z up, to what the 3D view has: Y up, from its own origin.
      return [min[0] - ox, min[2] - oz, -(max[1] - oy), max[0] - ox, max[2] - oz, -(min[1] - oy)];
    };
  }, [client, modelId, contentId, tiles, ox, oy, oz]);
}
