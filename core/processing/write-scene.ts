import {
  type CutModel,
  cutIntoTiles,
  type GeometryEngine,
  type Glb,
  type GlbModel,
  modelOfTile,
  needsTiles,
  type Tile,
  type TileFigures,
  type Tiling,
  tilesetOf,
  writeGlb,
} from '#core/geometry';
import { type ArtifactWriter, tileName, tilesetName } from './artifacts.ts';
import { fewAtOnce } from './few-at-once.ts';
import type { CollectedGeometry } from './geometry-feed.ts';

/**
 * Tiles that are under way at the same time. One takes a few turns of this thread, which may be writing properties between any
 * two of them.
 */
const TILES_AT_ONCE = 12;

/** What was written of the shapes, in numbers. */
export type SceneFigures = Pick<Glb, 'origin' | 'degenerateTriangles'>;

/**
 * Writes the shapes: `model.glb`; of a model that is too large to be shown at once `tileset.json` and its tiles instead,
 * a few tiles at a time.
 */
export async function writeScene(
  model: GlbModel,
  { elements, placeholders }: Pick<CollectedGeometry, 'elements' | 'placeholders'>,
  engine: Pick<GeometryEngine, 'writeGlb'>,
  writer: ArtifactWriter,
  { above, tile: most }: Tiling,
): Promise<SceneFigures> {
  const make = (part: GlbModel): Promise<Glb> => engine.writeGlb?.(part) ?? writeGlb(part);
  if (!needsTiles(model, above)) {
    const { chunks, ...figures } = await make(model);
    await writer.bytes('model.glb', chunks);
    return figures;
  }
  const boxOf = (expressId: number) => elements.get(expressId)?.measures.box ?? placeholders.get(expressId);
  const cut = cutIntoTiles(model, boxOf, Math.min(most, above));
  return writeTiles(model, cut, make, writer);
}

async function writeTiles(
  model: GlbModel,
  cut: CutModel,
  make: (part: GlbModel) => Promise<Glb>,
  writer: ArtifactWriter,
): Promise<SceneFigures> {
  const written = new Map<Tile, { uri: string; figures: TileFigures }>();
  let degenerateTriangles = 0;
  const write = async (tile: Tile): Promise<void> => {
    const part = modelOfTile(model, cut, tile);
    const uri = tileName(written.size);
    written.set(tile, { uri, figures: figuresOf(part) });
    const glb = await make(part);
    degenerateTriangles += glb.degenerateTriangles;
    await writer.bytes(uri, glb.chunks);
  };
  await fewAtOnce(breadthFirst(cut.root), TILES_AT_ONCE, write);
  await writer.bytes(tilesetName, [Buffer.from(JSON.stringify(tilesetOf(cut, model.groups, written)))]);
  return { origin: cut.origin, degenerateTriangles };
}

/** The tiles that are shown first come first. */
function* breadthFirst(root: Tile): Generator<Tile> {
  const waiting = [root];
  for (let next = 0; next < waiting.length; next++) {
    const tile = waiting[next];
    if (tile === undefined) return;
    yield tile;
    waiting.push(...tile.children);
  }
}

function figuresOf({ elements, spaces, meshes }: GlbModel): TileFigures {
  let triangles = 0;
  for (const columns of [elements, spaces]) {
    for (const mesh of columns.meshes) triangles += (meshes[mesh]?.indices.length ?? 0) / 3;
  }
  return { elements: elements.count, spaces: spaces.count, triangles };
}
