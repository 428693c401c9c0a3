import { type Tiling, tiling } from '#core/processing';
import { wholeNumberIn } from './whole-number-in.ts';

export const TILES_ABOVE = 'PLINTH_TILES_ABOVE';

/**
 * From how many triangles on a model is cut into tiles, as `PLINTH_TILES_ABOVE` says; without it 5 million.
 *
 * @throws Error where it is no whole number.
 */
export function tilingSetting(environment: NodeJS.ProcessEnv): Tiling {
  return { ...tiling, above: wholeNumberIn(environment, TILES_ABOVE, 0, Number.MAX_SAFE_INTEGER) ?? tiling.above };
}
