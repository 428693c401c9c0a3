import type { Building } from '../building.ts';

/** One tile, as the page needs it. */
export interface TileEntry {
  /** Where its GLB is, seen from `tileset.json`. */
  readonly uri: string;
  /** Number of the tile above, always smaller than its own; -1 at the top. */
  readonly parent: number;
  /** minX, minY, minZ, maxX, maxY, maxZ around it and all below it: metres, Y up, as the GLBs have them. */
  readonly box: Building['bounds'];
  /** Metres: the size of the largest element that comes with this tile or with those below it. */
  readonly adds: number;
  /** That its own GLB shows. */
  readonly triangles: number;
  /** Of the spatial element that all of it is in, if there is one. */
  readonly groupId: number | undefined;
}

/** `tileset.json` of 3D Tiles 1.1, as far as Plinth writes it (`core/geometry/tiles`). */
export interface TilesetDocument {
  readonly geometricError: number;
  readonly root: TilesetNode;
}

interface TilesetNode {
  readonly boundingVolume: { readonly box: readonly number[] };
  readonly geometricError: number;
  readonly content: { readonly uri: string };
  readonly children?: readonly TilesetNode[];
  readonly extras: { readonly triangles: number; readonly expressId?: number };
}

/** All tiles, those above before those below. */
export function tileList({ geometricError, root }: TilesetDocument): TileEntry[] {
  const tiles: TileEntry[] = [];
  const waiting = [{ node: root, parent: -1, adds: geometricError }];
  for (let next = 0; next < waiting.length; next++) {
    const { node, parent, adds } = waiting[next] ?? { node: root, parent: -1, adds: 0 };
    const { boundingVolume, content, extras, children = [] } = node;
    const { triangles, expressId: groupId } = extras;
    tiles.push({ uri: content.uri, parent, box: yUp(boundingVolume.box), adds, triangles, groupId });
    for (const child of children) waiting.push({ node: child, parent: next, adds: node.geometricError });
  }
  return tiles;
}

/** Middle and half axes along X, Y and Z, Z up, as the box of a GLB: (x, y, z) is (x, z, -y) there. */
function yUp([x = 0, y = 0, z = 0, dx = 0, , , , dy = 0, , , , dz = 0]: readonly number[]): Building['bounds'] {
  return [x - dx, z - dz, -y - dy, x + dx, z + dz, -y + dy];
}
