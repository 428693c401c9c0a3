/**
 * The triangles of `expected` (nine numbers each) that have no counterpart in `actual`: one with the same winding whose
 * corners are all within `tolerance`. Each counterpart counts once. Meant for hundreds of triangles.
 */
export function unmatchedTriangles(
  expected: readonly number[],
  actual: readonly number[],
  tolerance: number,
): number[][] {
  const candidates = triangles(actual);
  return triangles(expected).filter((triangle) => {
    const turns = [triangle, rotated(triangle, 3), rotated(triangle, 6)];
    const match = candidates.findIndex((candidate) => turns.some((turn) => isNear(turn, candidate, tolerance)));
    if (match >= 0) candidates.splice(match, 1);
    return match < 0;
  });
}

function triangles(coordinates: readonly number[]): number[][] {
  return Array.from({ length: coordinates.length / 9 }, (_, at) => coordinates.slice(9 * at, 9 * at + 9));
}

function rotated(triangle: readonly number[], by: number): number[] {
  return [...triangle.slice(by), ...triangle.slice(0, by)];
}

function isNear(a: readonly number[], b: readonly number[], tolerance: number): boolean {
  return a.every((value, at) => Math.abs(value - (b[at] ?? Number.NaN)) <= tolerance);
}
