import type { Building } from '../building.ts';
import type { Eye } from '../lists/moving-list.ts';
import type { TileEntry } from './tile-list.ts';

/** A tile is wanted while the largest element that it adds would cover more than so many pixels across. */
const LEAST_PIXELS = 6;

/** Metres: an element's box and those of tiles are rounded in different ways. */
const SLACK = 0.01;

/**
 * The tiles to be shown for a view, those first that add what is largest in it: within the budget of triangles, each after
 * the one above it.
 *
 * @param needed the box of an element that is to be there wherever one looks: tiles that may have it come before all others.
 */
export function chooseTiles(
  tiles: readonly TileEntry[],
  eye: Eye,
  triangleBudget: number,
  needed?: Building['bounds'],
): number[] {
  const below: number[][] = tiles.map(() => []);
  for (const [number, { parent }] of tiles.entries()) below[parent]?.push(number);
  const candidates = tiles[0] === undefined ? [] : [{ number: 0, pixels: Infinity }];
  const chosen: number[] = [];
  let triangles = 0;
  for (;;) {
    const best = takeLargest(candidates);
    const tile = tiles[best?.number ?? -1];
    if (best === undefined || tile === undefined) return chosen;
    triangles += tile.triangles;
    if (triangles > triangleBudget && chosen.length > 0) return chosen;
    chosen.push(best.number);
    for (const number of below[best.number] ?? []) {
      const pixels = holds(tiles[number], needed) ? Infinity : pixelsOf(tiles[number], eye);
      if (pixels > LEAST_PIXELS) candidates.push({ number, pixels });
    }
  }
}

interface Candidate {
  readonly number: number;
  readonly pixels: number;
}

function takeLargest(candidates: Candidate[]): Candidate | undefined {
  let at = 0;
  for (const [number, { pixels }] of candidates.entries()) if (pixels > (candidates[at]?.pixels ?? 0)) at = number;
  return candidates.splice(at, 1)[0];
}

function holds(tile: TileEntry | undefined, needed: Building['bounds'] | undefined): boolean {
  if (tile === undefined || needed === undefined) return false;
  return [0, 1, 2].every(
    (axis) =>
      (needed[axis] ?? 0) >= (tile.box[axis] ?? 0) - SLACK &&
      (needed[axis + 3] ?? 0) <= (tile.box[axis + 3] ?? 0) + SLACK,
  );
}

/** How many pixels across the largest element may be that a tile adds; 0 where the tile is out of the picture. */
function pixelsOf(tile: TileEntry | undefined, { planes, position, pixelsPerSquare }: Eye): number {
  if (tile === undefined) return 0;
  const [minX, minY, minZ, maxX, maxY, maxZ] = tile.box;
  for (const [x, y, z, distance] of planes) {
    if (x * (x > 0 ? maxX : minX) + y * (y > 0 ? maxY : minY) + z * (z > 0 ? maxZ : minZ) + distance < 0) return 0;
  }
  const away = [0, 1, 2].map((axis) => {
    const at = position[axis] ?? 0;
    return Math.max((tile.box[axis] ?? 0) - at, at - (tile.box[axis + 3] ?? 0), 0);
  });
  // A tenth of a metre at least: inside of a tile everything in it may be close.
  return (tile.adds * Math.sqrt(pixelsPerSquare)) / Math.max(0.1, Math.hypot(...away));
}
