import type { Vec2 } from '../ifc/points.ts';

/** Area of a simple polygon (shoelace formula), mm2. */
export function area(outline: readonly Vec2[]): number {
  return Math.abs(edges(outline).reduce((sum, [a, b]) => sum + a[0] * b[1] - b[0] * a[1], 0)) / 2;
}

/** Length of its outline, mm. */
export function perimeter(outline: readonly Vec2[]): number {
  return edges(outline).reduce((sum, [a, b]) => sum + Math.hypot(b[0] - a[0], b[1] - a[1]), 0);
}

function edges(outline: readonly Vec2[]): [Vec2, Vec2][] {
  return outline.map((point, index) => [point, outline[(index + 1) % outline.length] ?? point]);
}
