interface Tiled<Itself> {
  readonly children?: readonly Itself[] | undefined;
}

/** The tile and all below it. */
export function tilesOf<Tile extends Tiled<Tile>>(tile: Tile): Tile[] {
  return [tile, ...(tile.children ?? []).flatMap((child) => tilesOf(child))];
}
