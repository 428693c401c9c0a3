export { type CutModel, cutIntoTiles, type Tile, type Tiling, tiling } from './cut-into-tiles.ts';
export { modelOfTile } from './model-of-tile.ts';
export { type TileFigures, type Tileset, type TilesetTile, tilesetOf } from './tileset.ts';
export { needsTiles } from './weight.ts';
