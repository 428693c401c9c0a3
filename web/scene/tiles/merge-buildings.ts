import type { Building } from '../building.ts';

/** Several buildings as one. @param frame bounds and focus, which stay whatever is shown. */
export function mergeBuildings(
  parts: readonly Building[],
  { bounds, focus, origin }: Pick<Building, 'bounds' | 'focus' | 'origin'>,
): Building {
  const firstElements = starts(parts.map(({ elements }) => elements.count));
  const firstVertices = starts(parts.map(({ owners }) => owners.length));
  const firstIndices = starts(parts.map(({ indices }) => indices.length));
  const firstPieces = starts(parts.map(({ pieces }) => pieces.count));
  const elementCount = firstElements.at(-1) ?? 0;
  return {
    elements: {
      count: elementCount,
      expressIds: joined(Uint32Array, parts, ({ elements }) => elements.expressIds),
      globalIds: parts.flatMap(({ elements }) => elements.globalIds),
      names: parts.flatMap(({ elements }) => elements.names),
      classes: parts.flatMap(({ elements }) => elements.classes),
      isSpace: joined(Uint8Array, parts, ({ elements }) => elements.isSpace),
      isPlaceholder: joined(Uint8Array, parts, ({ elements }) => elements.isPlaceholder),
      boxes: joined(Float32Array, parts, ({ elements }) => elements.boxes),
      firstPiece: withEnd(
        joined(Uint32Array, parts, ({ elements }) => elements.firstPiece.subarray(0, elements.count), firstPieces),
        firstPieces.at(-1) ?? 0,
      ),
    },
    pieces: {
      count: firstPieces.at(-1) ?? 0,
      elements: joined(Uint32Array, parts, ({ pieces }) => pieces.elements, firstElements),
      firstIndex: joined(Uint32Array, parts, ({ pieces }) => pieces.firstIndex, firstIndices),
      indexCount: joined(Uint32Array, parts, ({ pieces }) => pieces.indexCount),
      isTranslucent: joined(Uint8Array, parts, ({ pieces }) => pieces.isTranslucent),
    },
    positions: joined(Float32Array, parts, ({ positions }) => positions),
    normals: joined(Int8Array, parts, ({ normals }) => normals),
    colors: joined(Uint8Array, parts, ({ colors }) => colors),
    owners: joined(Uint32Array, parts, ({ owners }) => owners, firstElements),
    indices: joined(Uint32Array, parts, ({ indices }) => indices, firstVertices),
    bounds,
    focus,
    origin,
  };
}

/** Where each begins when they follow each other, and at last where they end. */
function starts(counts: readonly number[]): number[] {
  const places = [0];
  for (const count of counts) places.push((places.at(-1) ?? 0) + count);
  return places;
}

type Numbers = Float32Array | Uint32Array | Uint8Array | Int8Array;

/** The columns of all parts in one. @param added to the numbers of each part. */
function joined<T extends Numbers>(
  Type: new (length: number) => T,
  parts: readonly Building[],
  column: (part: Building) => T,
  added?: readonly number[],
): T {
  const target = new Type(parts.reduce((sum, part) => sum + column(part).length, 0));
  let at = 0;
  for (const [number, part] of parts.entries()) {
    const source = column(part);
    target.set(source, at);
    const more = added?.[number] ?? 0;
    if (more > 0) for (let to = at; to < at + source.length; to++) target[to] = (target[to] ?? 0) + more;
    at += source.length;
  }
  return target;
}

function withEnd(column: Uint32Array, end: number): Uint32Array {
  const longer = new Uint32Array(column.length + 1);
  longer.set(column);
  longer[column.length] = end;
  return longer;
}
