import type { Building, ElementColumns } from '../building.ts';
import { type Items, openAccessors } from './accessors.ts';
import { boundsOf, nearTheOthers, withoutSpaces, withoutSurroundings } from './bounds.ts';
import { materialColors } from './colors.ts';
import { openContainer } from './container.ts';
import type { Gltf } from './gltf.ts';
import { type PlacedElement, type Placement, placementsOf } from './placements.ts';
import { VertexArrays } from './vertex-arrays.ts';

const OPAQUE = 255;
const PLAIN = Uint8Array.of(200, 200, 200, OPAQUE);

/** Spaces are air: whatever colour the file gives them, one looks through them. */
const SPACE = Uint8Array.of(86, 164, 160, 70);

/** A mesh primitive, read once for all its placements. */
interface Primitive {
  readonly positions: Items;
  readonly normals: Items | undefined;
  readonly indices: Items;
  readonly color: Uint8Array;
}

/**
 * Reads a GLB of Plinth's own writer. All work is linear in triangles; it belongs into a worker.
 *
 * @throws Error where the bytes are no such file.
 */
export async function readBuilding(glb: ArrayBuffer): Promise<Building> {
  const { document, bin } = openContainer(glb);
  const meshes = await primitivesOf(document, bin);
  const { elements, placements } = placementsOf(document);
  const placed = placements.flatMap((placement) =>
    (meshes[placement.mesh] ?? []).map((primitive) => ({
      placement,
      primitive: elements[placement.element]?.isSpace ? { ...primitive, color: SPACE } : primitive,
    })),
  );
  const arrays = new VertexArrays(
    placed.reduce((sum, { primitive }) => sum + primitive.positions.count, 0),
    placed.reduce((sum, { primitive }) => sum + primitive.indices.count, 0),
  );
  const boxes = new Float32Array(6 * elements.length);
  for (let at = 0; at < boxes.length; at++) boxes[at] = at % 6 < 3 ? Infinity : -Infinity;
  const firstIndex = placed.map(({ placement, primitive }) =>
    arrays.add(
      { ...primitive, ...placement, isPlaceholder: elements[placement.element]?.isPlaceholder ?? false },
      boxes.subarray(6 * placement.element, 6 * placement.element + 6),
    ),
  );
  const owners = placed.map(({ placement }) => placement);
  const { positions, normals, colors, owners: vertexOwners, indices } = arrays;
  const building = withoutSpaces(elements);
  return {
    elements: elementColumns(elements, owners, boxes),
    pieces: {
      count: placed.length,
      elements: Uint32Array.from(owners, ({ element }) => element),
      firstIndex: Uint32Array.from(firstIndex),
      indexCount: Uint32Array.from(placed, ({ primitive }) => primitive.indices.count),
      isTranslucent: Uint8Array.from(placed, ({ primitive }) => ((primitive.color[3] ?? OPAQUE) < OPAQUE ? 1 : 0)),
    },
    positions,
    normals,
    colors,
    owners: vertexOwners,
    indices,
    bounds: boundsOf(building, boxes),
    focus: boundsOf(nearTheOthers(withoutSurroundings(building, elements), boxes), boxes),
    origin: document.asset.extras?.origin ?? [0, 0, 0],
  };
}

async function primitivesOf(document: Gltf, bin: Uint8Array): Promise<readonly (readonly Primitive[])[]> {
  const read = await openAccessors(document, bin);
  const colors = materialColors(document);
  return document.meshes.map(({ primitives }) =>
    primitives.map(({ attributes, indices, material }) => ({
      positions: read(attributes.POSITION),
      normals: attributes.NORMAL === undefined ? undefined : read(attributes.NORMAL),
      indices: read(indices),
      color: colors[material ?? -1] ?? PLAIN,
    })),
  );
}

function elementColumns(
  elements: readonly PlacedElement[],
  pieces: readonly Placement[],
  boxes: Float32Array,
): ElementColumns {
  const firstPiece = new Uint32Array(elements.length + 1);
  for (const { element } of pieces) firstPiece[element + 1] = (firstPiece[element + 1] ?? 0) + 1;
  for (let at = 1; at < firstPiece.length; at++) firstPiece[at] = (firstPiece[at] ?? 0) + (firstPiece[at - 1] ?? 0);
  return {
    count: elements.length,
    expressIds: Uint32Array.from(elements, ({ expressId }) => expressId),
    globalIds: elements.map(({ globalId }) => globalId),
    names: elements.map(({ name }) => name),
    classes: elements.map((element) => element.class),
    isSpace: Uint8Array.from(elements, ({ isSpace }) => (isSpace ? 1 : 0)),
    isPlaceholder: Uint8Array.from(elements, ({ isPlaceholder }) => (isPlaceholder ? 1 : 0)),
    boxes,
    firstPiece,
  };
}
