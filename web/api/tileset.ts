import { type TileEntry, tileList } from '../scene/tiles/tile-list.ts';
import { type Artifact, fetchArtifact } from './artifacts.ts';
import { RequestFailed } from './request-failed.ts';

/**
 * The tiles of a model that has no `model.glb`; undefined where it has one.
 *
 * @param wholeFile `model.glb` on its way.
 * @throws whatever that download throws, if it is not for the reason that there is none.
 */
export async function tilesetOf(
  content: Omit<Artifact, 'name'>,
  wholeFile: Promise<unknown>,
  signal: AbortSignal,
): Promise<TileEntry[] | undefined> {
  try {
    await wholeFile;
    return undefined;
  } catch (error) {
    if (!(error instanceof RequestFailed && error.code === 'artifact/unknown')) throw error;
  }
  const { response } = await fetchArtifact({ ...content, name: 'tileset.json' }, signal);
  return tileList(await response.json());
}
