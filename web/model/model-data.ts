import { createContext, useContext } from 'react';
import type { ModelSummary } from '#api/contracts';
import type { Building } from '../scene/building.ts';
import type { TileLoader } from '../scene/tiles/tile-loader.ts';
import type { TreeIndex } from './tree/tree-index.ts';

/** What a model's page has of its model; what is not there yet is undefined. */
export interface ModelData {
  readonly model: ModelSummary;
  /** Of a model in tiles what of it is there. */
  readonly building: Building | undefined;
  /** Of a model that is too large to be there as a whole. */
  readonly tiles: TileLoader | undefined;
  /** Asks where an element is; for models in tiles. */
  readonly boxOf: ((expressId: number) => Promise<Building['bounds'] | undefined>) | undefined;
  readonly tree: TreeIndex | undefined;
  /** Number in the 3D view of each element, by its express id. */
  readonly numbers: ReadonlyMap<number, number>;
}

const ModelDataContext = createContext<ModelData | undefined>(undefined);
export const ModelDataProvider = ModelDataContext.Provider;

export function useModelData(): ModelData {
  const data = useContext(ModelDataContext);
  if (data === undefined) throw new Error('Outside of a model page there is no model.');
  return data;
}

export function elementNumbers(building: Building | undefined): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  building?.elements.expressIds.forEach((expressId, number) => {
    numbers.set(expressId, number);
  });
  return numbers;
}
