import {
  buildTree,
  type IfcFile,
  Placements,
  Places,
  Products,
  propertyLines,
  Relations,
  readMetadata,
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

/** Reads the meaning of a file, and writes what does not depend on shapes: `tree.json` and `properties.ndjson`. */
export async function readData(
  file: IfcFile,
  units: Units,
  writer: ArtifactWriter,
  onProgress: (objects: number) => void,
): Promise<ModelData> {
  const relations = Relations.of(file);
  const products = Products.of(file);
  const places = Places.of(file, products, relations);
  const placements = new Placements(file, units.lengthToMetres);
  const tree = buildTree({ file, products, places, placements, lengthToMetres: units.lengthToMetres });
  await writer.json('tree.json', tree);
  const metadata = readMetadata(file, units, relations);
  await writer.bytes('properties.ndjson', propertyLines(file, relations, units, onProgress));
  return { metadata, tree, relations, units, products, places, placements };
}
