import type { Building } from '../../../web/scene/building.ts';

const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => [at & 1, (at >> 1) & 1, (at >> 2) & 1] as const);
const triangles = [
  0, 1, 2, 2, 1, 3, 4, 6, 5, 5, 6, 7, 0, 4, 1, 1, 4, 5, 2, 3, 6, 6, 3, 7, 0, 2, 4, 4, 2, 6, 1, 5, 3, 3, 5, 7,
];

/** A building of cubes, a metre each way, with their least corners at these places; express ids 1, 2, 3, ... */
export function cubes(...places: readonly (readonly [number, number, number])[]): Building {
  const numbers = [...places.keys()];
  const bounds = [0, 1, 2, 3, 4, 5].map((side) => {
    const values = places.map((place) => (place[side % 3] ?? 0) + (side < 3 ? 0 : 1));
    return side < 3 ? Math.min(...values) : Math.max(...values);
  }) as unknown as Building['bounds'];
  return {
    elements: {
      count: places.length,
      expressIds: Uint32Array.from(numbers, (at) => at + 1),
      globalIds: numbers.map(String),
      names: numbers.map(() => null),
      classes: numbers.map(() => 'IfcWall'),
      isSpace: new Uint8Array(places.length),
      isPlaceholder: new Uint8Array(places.length),
      boxes: Float32Array.from(places.flatMap(([x, y, z]) => [x, y, z, x + 1, y + 1, z + 1])),
      firstPiece: Uint32Array.from([...numbers, places.length]),
    },
    pieces: {
      count: places.length,
      elements: Uint32Array.from(numbers),
      firstIndex: Uint32Array.from(numbers, (at) => 36 * at),
      indexCount: new Uint32Array(places.length).fill(36),
      isTranslucent: new Uint8Array(places.length),
    },
    positions: Float32Array.from(places.flatMap(([x, y, z]) => corners.flatMap(([a, b, c]) => [x + a, y + b, z + c]))),
    normals: new Int8Array(32 * places.length),
    colors: new Uint8Array(32 * places.length).fill(255),
    owners: Uint32Array.from(places.flatMap((_, at) => new Array<number>(8).fill(at))),
    indices: Uint32Array.from(places.flatMap((_, at) => triangles.map((corner) => corner + 8 * at))),
    bounds,
    focus: bounds,
    origin: [0, 0, 0],
  };
}
