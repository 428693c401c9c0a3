import { OWN } from '../../desk.ts';
import type { EntityDefinition } from '../../schema/index.ts';

// Where `write-elements` has what in its memory: repeated from ../wasm/desk.ts and its neighbours.

export const OBJECT = OWN;
export const CLASS = OBJECT + 64;
export const ATTRIBUTES = CLASS + 512;
export const MOST_ATTRIBUTES = 64;
export const MEASURES = ATTRIBUTES + 4 * MOST_ATTRIBUTES;
export const MATRIX = MEASURES + 8 * 16;
export const MAPS = MATRIX + 8 * 16;
export const MAP_BYTES = 16;
export const LINKS = MAPS + MAP_BYTES * 32;
export const LINK_BYTES = 16;
export const SAID = LINKS + LINK_BYTES * 32;
export const SAID_BYTES = 128;
export const MOST_SAID = 256;
const SCRATCH = SAID + SAID_BYTES * MOST_SAID;
const REFERENCES = SCRATCH + (1 << 16);
/** What was written or made lately: references, ids, places, materials, sets of layers, uses, values, layers. */
const LATELY = 16 * (2 * 32768 + 1024 + 4096 + 4096) + 512 * (256 + 1024) + 16 * 4096;
/** Layers of what is mapped, tables of ids, matrices, frames. */
const TABLES = 64 * 4096 + 2 * 4 * 64 + 136 * 16384 + 96 * 1024;
export const CLASSES = REFERENCES + LATELY + TABLES;
export const CLASS_BYTES = 256;

/** Maps, by their numbers. Those of links follow. */
export const map = { materials: 0, layers: 1, relating: 2, related: 3, boundaries: 4, links: 5 } as const;

/** What is said of an object, by its place among numbers of four bytes. */
export const said = { flags: 0, type: 1, parent: 2, container: 3, storey: 4, space: 5, ofType: 6 } as const;

export const flag = {
  hasType: 1,
  hasParent: 2,
  hasContainer: 4,
  hasStorey: 8,
  hasSpace: 16,
  isMeasured: 32,
  isClosed: 64,
  isInSpaces: 128,
  isPlaced: 256,
  isShared: 512,
  hasMore: 1024,
} as const;

/** Attributes of the class whose objects are written, in the order of their positions in its layout. */
export const objectAttributes = [
  ...(['GlobalId', 'Name', 'Description', 'Tag', 'LongName'] as const),
  ...(['ObjectType', 'ElementType', 'ProcessType', 'ResourceType'] as const),
  ...(['PredefinedType', 'ObjectPlacement', 'Representation', 'RepresentationMaps'] as const),
] as const;

/** Behind those, by their place in bytes. */
export const classLayout = {
  attributes: 52,
  beginBytes: 56,
  namedBytes: 60,
  begin: 64,
  named: 192,
  number: 320,
} as const;

/** Attributes that statements are followed by, in the order of their positions in the layout of every class. */
const followed = [
  ...(['GlobalId', 'Name', 'RelatingElement', 'RelatedElement'] as const),
  ...(['RelatingConnectionType', 'RelatedConnectionType', 'RealizingElements', 'RelatedBuildingElement'] as const),
  ...([
    'PhysicalOrVirtualBoundary',
    'InternalOrExternalBoundary',
    'Representations',
    'Items',
    'MappingSource',
  ] as const),
  ...(['PlacementRelTo', 'RelativePlacement', 'Location', 'Axis', 'RefDirection', 'Coordinates'] as const),
] as const;

const KIND = 76;
const CLASS_NAME_BYTES = 80;
const CLASS_NAME = 84;

const USAGE = 1;
/** Classes of which more is read than their texts. */
const kinds: Readonly<Record<string, number>> = {
  IfcMappedItem: 2,
  IfcLocalPlacement: 3,
  IfcAxis2Placement3D: 4,
  IfcCartesianPoint: 5,
};

/** Writes what the module has to know of a class, at `at`. */
export function putClass(desk: DataView, bytes: Buffer, at: number, definition: EntityDefinition): void {
  for (const [place, name] of followed.entries()) desk.setInt32(at + 4 * place, definition.position(name), true);
  const isUsage =
    definition.name === 'IfcMaterialLayerSetUsage' &&
    definition.position('ForLayerSet') === 0 &&
    definition.position('LayerSetDirection') === 1;
  desk.setUint32(at + KIND, isUsage ? USAGE : (kinds[definition.name] ?? 0), true);
  const name = `,"class":"${definition.name}"`;
  desk.setUint32(at + CLASS_NAME_BYTES, name.length, true);
  bytes.write(name, desk.byteOffset + at + CLASS_NAME, 'latin1');
}

/** What stands between values, in the order of ../wasm/pieces.ts; the keys of links follow. */
export const pieces: readonly string[] = [
  'null',
  ',"globalId":',
  ',"name":',
  ',"description":',
  ',"objectType":',
  ',"tag":',
  ',"longName":',
  ',"type":',
  ',"parent":',
  ',"container":',
  ',"storey":',
  ',"space":',
  ',"placement":',
  ',"attributes":[',
  '],"materials":[',
  '],"classifications":[',
  '],"layers":[',
  '],"links":',
  '],"materials":[],"classifications":[],"layers":[],"links":{}',
  ',"geometry":',
  '}\n',
  '{"expressId":',
  '{"source":"occurrence","material":',
  '{"source":"type","material":',
  '{}',
  ']}',
  '],',
  ',"connections":[{"expressId":',
  ',{"expressId":',
  ',"role":"relating","element":',
  ',"role":"related","element":',
  ',"at":',
  ',"otherAt":',
  ',"boundaries":[{"expressId":',
  ',"element":',
  ',"physicalOrVirtual":',
  ',"internalOrExternal":',
  '{"triangles":',
  ',"box":{"min":',
  ',"max":',
  '},"area":',
  ',"volume":',
  ',"centroid":',
  ',"closed":true',
  ',"closed":false',
  ',"spaces":',
  '"USERDEFINED"',
];
