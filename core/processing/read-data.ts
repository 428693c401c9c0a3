import {
  type AwaitedMeasures,
  buildTree,
  elementLines,
  type IfcFile,
  Placements,
  Places,
  type ProductHeads,
  Products,
  propertyLines,
  Relations,
  readMetadata,
  treeLines,
  type Units,
} from '#core/ifc';
import type { ModelMetadata, SpatialTree } from '#core/model';
import type { ArtifactWriter } from './artifacts.ts';

/** What the file means, shapes apart. */
export interface ModelData {
  readonly metadata: ModelMetadata;
  readonly tree: SpatialTree;
  readonly relations: Relations;
  readonly units: Units;
  readonly products: Products;
  readonly places: Places;
  readonly placements: Placements;
}

/** Reads the meaning of a file; `writeData` writes it. */
export function readData(file: IfcFile, units: Units, heads: ProductHeads): ModelData {
  const relations = Relations.of(file);
  const products = Products.of(file, heads);
  const places = Places.of(file, products, relations);
  const placements = new Placements(file, units.lengthToMetres);
  const tree = buildTree({ file, products, places, placements, lengthToMetres: units.lengthToMetres });
  const metadata = readMetadata(file, units, relations);
  return { metadata, tree, relations, units, products, places, placements };
}

/** Writes `tree.json`, `properties.ndjson`, and `elements.ndjson` as far as it is known what their meshes measure. */
export async function writeData(
  file: IfcFile,
  data: ModelData,
  measures: AwaitedMeasures,
  writer: ArtifactWriter,
  onProgress: (objects: number) => void,
): Promise<void> {
  await writer.bytes('tree.json', treeLines(data.tree));
  await writer.bytes('properties.ndjson', propertyLines(file, data.relations, data.units, onProgress));
  await writer.bytes('elements.ndjson', elementLines(file, data, measures));
}
