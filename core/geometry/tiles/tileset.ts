import type { GlbGroup } from '../glb/index.ts';
import type { CutModel, Tile } from './cut-into-tiles.ts';

/** `tileset.json` as 3D Tiles 1.1 has it (OGC 22-025r4, 7), as far as Plinth writes it. */
export interface Tileset {
  readonly asset: { readonly version: '1.1'; readonly extras: { readonly generator: 'Plinth' } };
  /** Metres: the error where nothing of the model is shown. */
  readonly geometricError: number;
  readonly root: TilesetTile & {
    /** Takes the coordinates of the tiles to those of the model; left out where they are the same. */
    readonly transform?: readonly number[];
    readonly refine: 'ADD';
  };
}

export interface TilesetTile {
  /** Middle and three half axes; metres, Z up. */
  readonly boundingVolume: { readonly box: readonly number[] };
  readonly geometricError: number;
  readonly content: { readonly uri: string };
  readonly children?: readonly TilesetTile[];
  readonly extras: TileExtras;
}

/** What Plinth says of a tile beside. */
export interface TileExtras extends TileFigures {
  /** Of the spatial element that all of the tile is in: a storey, a space. */
  readonly expressId?: number;
  readonly globalId?: string;
  readonly class?: string;
  readonly name?: string;
}

/** How much a tile's own GLB shows, without those below. */
export interface TileFigures {
  readonly elements: number;
  readonly spaces: number;
  readonly triangles: number;
}

/**
 * Describes tiles that were written.
 *
 * @param written by tile: where its GLB is, seen from `tileset.json`, and what it shows.
 */
export function tilesetOf(
  { root, origin, geometricError }: CutModel,
  groups: readonly GlbGroup[],
  written: ReadonlyMap<Tile, { readonly uri: string; readonly figures: TileFigures }>,
): Tileset {
  const describe = (tile: Tile): TilesetTile => {
    const { uri, figures } = written.get(tile) ?? {};
    if (uri === undefined || figures === undefined) throw new Error('A tile was left out.');
    return {
      boundingVolume: { box: boundingBox(tile.box) },
      geometricError: tile.geometricError,
      content: { uri },
      ...(tile.children.length > 0 && { children: tile.children.map(describe) }),
      extras: { ...identify(groups[tile.group ?? -1]), ...figures },
    };
  };
  const isMoved = origin.some((value) => value !== 0);
  return {
    asset: { version: '1.1', extras: { generator: 'Plinth' } },
    geometricError,
    root: {
      ...(isMoved && { transform: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, ...origin, 1] }),
      refine: 'ADD',
      ...describe(root),
    },
  };
}

/** A millimetre more on each side than the products take: the grid of the GLBs rounds by a tenth of that. */
const MARGIN = 1e-3;

/** Middle and half axes (3D Tiles 1.1, 8.3.2.1); rounded to the grid, so that no digits are there that say nothing. */
function boundingBox([minX = 0, minY = 0, minZ = 0, maxX = 0, maxY = 0, maxZ = 0]: Float64Array): number[] {
  const round = (value: number) => Math.round(value * 1e4) / 1e4;
  const middle = [(minX + maxX) / 2, (minY + maxY) / 2, (minZ + maxZ) / 2].map(round);
  const [x = 0, y = 0, z = 0] = [maxX - minX, maxY - minY, maxZ - minZ].map((size) => round(size / 2 + MARGIN));
  return [...middle, x, 0, 0, 0, y, 0, 0, 0, z];
}

function identify(group: GlbGroup | undefined) {
  if (group === undefined) return {};
  const { expressId, globalId, class: className, name } = group;
  return { expressId, ...(globalId !== null && { globalId }), class: className, ...(name !== null && { name }) };
}
