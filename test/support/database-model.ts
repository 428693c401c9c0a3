import type { Box3, Element, ObjectProperties, Point3, Property, SpatialTree, TreeNode } from '#core/model';
import type { ArtifactReader, LoadedArtifact, NewVersion } from '#core/ports';

/** An element with the fields that a test is about; the others are empty. */
export function someElement(given: Partial<Element> & { readonly expressId: number }): Element {
  return {
    kind: 'occurrence',
    globalId: `guid-${given.expressId}`,
    class: 'IfcWall',
    predefinedType: null,
    name: `Element ${given.expressId}`,
    description: null,
    objectType: null,
    tag: null,
    longName: null,
    type: null,
    parent: null,
    container: null,
    storey: null,
    space: null,
    placement: null,
    attributes: [],
    materials: [],
    classifications: [],
    layers: [],
    links: {},
    geometry: null,
    ...given,
  };
}

/** The measures of a solid box. */
export function boxGeometry(min: Point3, max: Point3): NonNullable<Element['geometry']> {
  const [x = 0, y = 0, z = 0] = max.map((end, axis) => end - (min[axis] ?? 0));
  const centroid: Point3 = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];
  return {
    triangles: 12,
    box: { min, max },
    volume: x * y * z,
    area: 2 * (x * y + y * z + z * x),
    centroid,
    closed: true,
  };
}

/** How far two boxes are from each other: 0 where they touch. An oracle for the spatial questions. */
export function boxDistance(a: Box3, b: Box3): number {
  const gaps = [0, 1, 2].map((axis) => {
    const at = (point: Point3) => point[axis] ?? Number.NaN;
    return Math.max(0, at(b.min) - at(a.max), at(a.min) - at(b.max));
  });
  return Math.hypot(...gaps);
}

/** A property set of one element. */
export function someSet(
  expressId: number,
  name: string,
  properties: Property[],
  given: Partial<ObjectProperties['sets'][number]> = {},
): ObjectProperties {
  return {
    expressId,
    globalId: `guid-${expressId}`,
    class: 'IfcWall',
    sets: [
      {
        source: 'occurrence',
        name,
        kind: 'PropertySet',
        class: 'IfcPropertySet',
        expressIds: [expressId + 10_000],
        properties,
        ...given,
      },
    ],
  };
}

export const single = (name: string, value: string | number | boolean | null): Property => ({
  kind: 'single',
  name,
  type: null,
  value,
});

export const length = (name: string, millimetres: number): Property => ({
  kind: 'single',
  name,
  type: 'IfcLengthMeasure',
  value: millimetres,
  unit: 'mm',
  si: millimetres / 1000,
});

export interface SomeModel {
  readonly contentId: string;
  readonly elements?: readonly Element[];
  readonly properties?: readonly ObjectProperties[];
  readonly tree?: SpatialTree;
}

/** The artifacts of a model, as processing writes them; `chunkBytes` cuts them anywhere. */
export function artifactsOf(model: SomeModel, chunkBytes = 1 << 16): ArtifactReader {
  const { elements = [], properties = [], tree = { roots: [], unplaced: [] } } = model;
  const ndjson = (records: readonly unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');
  const rows = {
    'elements.ndjson': ndjson(elements),
    'properties.ndjson': ndjson(properties),
    'tree.json': `${JSON.stringify(tree, null, 1)}\n`,
  };
  const artifacts = Object.entries(rows).map(([name, text]) => ({ name, bytes: Buffer.byteLength(text) }));
  const texts: Record<LoadedArtifact, string> = {
    ...rows,
    'model.json': JSON.stringify({ ...someHead, contentId: model.contentId, artifacts }),
  };
  return (name) => chunks(Buffer.from(texts[name]), chunkBytes);
}

function* chunks(bytes: Buffer, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const someHead = {
  engine: 'test',
  source: { bytes: 1000, sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
  schema: { identifier: 'IFC4', readAs: 'IFC4', exact: true },
  project: null,
  coverage: { expected: 3, produced: 2, failed: 1, empty: 0 },
  counts: { instances: 100, products: 10, byClass: { IfcWall: 10 }, instancesByClass: { IFCWALL: 10 } },
  units: [],
  georeference: { mapConversion: null, crs: null, sites: [], buildings: [] },
};

let versions = 0;

/** A version of its own, one second after the one before. */
export function someVersion(given: Partial<NewVersion> = {}): NewVersion {
  versions++;
  return {
    modelId: `model-${versions}`,
    versionId: `version-${versions}`,
    name: 'House',
    fileName: 'house.ifc',
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, versions)).toISOString(),
    ...given,
  };
}

/** A storey of the tree with what is in it. */
export function storeyNode(expressId: number, name: string, children: TreeNode[] = []): TreeNode {
  const rest = { longName: null, objectType: null, predefinedType: null, elevation: 0, z: 0 };
  return {
    kind: 'storey',
    expressId,
    globalId: `guid-${expressId}`,
    class: 'IfcBuildingStorey',
    name,
    ...rest,
    children,
  };
}
