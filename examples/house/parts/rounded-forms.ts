import type { Faces } from '../ifc/face-sets.ts';
import { add, scale, unit, type Vec3 } from '../ifc/points.ts';

const golden = (1 + Math.sqrt(5)) / 2;

const icosahedron: Faces = {
  points: [
    [-1, golden, 0],
    [1, golden, 0],
    [-1, -golden, 0],
    [1, -golden, 0],
    [0, -1, golden],
    [0, 1, golden],
    [0, -1, -golden],
    [0, 1, -golden],
    [golden, 0, -1],
    [golden, 0, 1],
    [-golden, 0, -1],
    [-golden, 0, 1],
  ],
  faces: [
    [0, 11, 5],
    [0, 5, 1],
    [0, 1, 7],
    [0, 7, 10],
    [0, 10, 11],
    [1, 5, 9],
    [5, 11, 4],
    [11, 10, 2],
    [10, 7, 6],
    [7, 1, 8],
    [3, 9, 4],
    [3, 4, 2],
    [3, 2, 6],
    [3, 6, 8],
    [3, 8, 9],
    [4, 9, 5],
    [2, 4, 11],
    [6, 2, 10],
    [8, 6, 7],
    [9, 8, 1],
  ],
};

/**
 * A closed, faceted round form about `centre`: an icosahedron on an ellipsoid, once subdivided if `fine`. Its corners
 * move in and out by `uneven` of the radius, the same way every time.
 */
export function roundForm(centre: Vec3, half: Vec3, uneven: number, fine: boolean): Faces {
  const { points, faces } = fine ? subdivide(icosahedron) : icosahedron;
  const moved = points.map((point, index) => {
    const [x, y, z] = scale(unit(point), 1 + uneven * Math.sin(index * 12.9898 + half[0]));
    return add(centre, [x * half[0], y * half[1], z * half[2]]);
  });
  return { points: moved, faces };
}

/** Four triangles for each. */
function subdivide({ points, faces }: Faces): Faces {
  const all = points.map(unit);
  const middles = new Map<string, number>();
  const between = (a: number, b: number): number => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    const known = middles.get(key);
    if (known !== undefined) return known;
    all.push(unit(add(all[a] ?? [0, 0, 0], all[b] ?? [0, 0, 0])));
    middles.set(key, all.length - 1);
    return all.length - 1;
  };
  const finer = faces.flatMap(([a = 0, b = 0, c = 0]) => {
    const [ab, bc, ca] = [between(a, b), between(b, c), between(c, a)];
    return [
      [a, ab, ca],
      [b, bc, ab],
      [c, ca, bc],
      [ab, bc, ca],
    ];
  });
  return { points: all, faces: finer };
}
