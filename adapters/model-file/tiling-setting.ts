import { type Tiling, tiling } from '#core/processing';

export const TILES_ABOVE = 'PLINTH_TILES_ABOVE';

/**
 * From how many triangles on a model is cut into tiles, as `PLINTH_TILES_ABOVE` says; without it 5 million.
 *
 * @throws Error where it is no whole number.
 */
export function tilingSetting({ [TILES_ABOVE]: text }: NodeJS.ProcessEnv): Tiling {
  if (text === undefined || text === '') return tiling;
  if (/^\d{1,15}$/.test(text)) return { ...tiling, above: Number(text) };
  throw new Error(`${TILES_ABOVE} must be a whole number of triangles, not "${text}".`);
}
