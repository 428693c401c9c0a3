import type { Building } from '../building.ts';

/**
 * The pieces of a building, those that show most for their triangles first: by the square of their element's size over
 * their triangles. Whatever is drawn a part at a time begins with walls and slabs and ends with screws.
 */
export function piecesByWorth({ elements, pieces }: Building): Uint32Array {
  const worth = new Float32Array(pieces.count);
  for (let piece = 0; piece < pieces.count; piece++) {
    worth[piece] = squaredSize(elements.boxes, pieces.elements[piece] ?? 0) / (pieces.indexCount[piece] ?? 1);
  }
  return Uint32Array.from(worth.keys()).sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0));
}

/** Square of the diagonal of an element's box. */
export function squaredSize(boxes: Float32Array, element: number): number {
  const at = 6 * element;
  const x = (boxes[at + 3] ?? 0) - (boxes[at] ?? 0);
  const y = (boxes[at + 4] ?? 0) - (boxes[at + 1] ?? 0);
  const z = (boxes[at + 5] ?? 0) - (boxes[at + 2] ?? 0);
  return x * x + y * y + z * z;
}
