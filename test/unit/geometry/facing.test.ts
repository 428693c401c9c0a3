import { describe, expect, it } from '@jest/globals';
import { facingAreas, type Mesh } from '#core/geometry';
import { meshOf } from '../../support/geometry.ts';
import { at, boxMesh, placed, turnedBy } from '../../support/glb-model.ts';

const areas = (mesh: Mesh, matrix = at(0, 0, 0)) => facingAreas([mesh], [placed(0, matrix)]);

/** A wall 5 m long, 0.2 m wide and 3 m high, mitred at one end: its far side is 4.8 m long. */
function mitred(): Mesh {
  const outline = [
    [0, 0],
    [5, 0],
    [4.8, 0.2],
    [0, 0.2],
  ];
  const corners = [0, 3].flatMap((z) => outline.map(([x = 0, y = 0]) => [x, y, z]));
  const sides = [0, 1, 2, 3].flatMap((from) => {
    const to = (from + 1) % 4;
    return [
      [from, to, to + 4],
      [from, to + 4, from + 4],
    ];
  });
  return meshOf(corners, [[0, 2, 1], [0, 3, 2], [4, 5, 6], [4, 6, 7], ...sides]);
}

describe('The areas by the way faces look', () => {
  it('are those of a slab from both sides, and from below', () => {
    expect(areas(boxMesh(4, 5, 0.2))).toEqual({ sides: [20, 20], down: 20 });
  });

  it('follow a turned and mirrored placement', () => {
    const { sides, down } = areas(boxMesh(5, 0.2, 3), at(100, 0, 0, turnedBy(30)));
    expect(sides?.map((area) => area.toFixed(6))).toEqual(['15.000000', '15.000000']);
    expect(down).toBeCloseTo(1, 6);
    expect(areas(boxMesh(5, 0.2, 3), at(0, 0, 0, [1, 0, 0, 0, 1, 0, 0, 0, -1])).down).toBeCloseTo(1, 6);
  });

  it('of a mitred wall are those of its smaller and its larger side', () => {
    const { sides, down } = areas(mitred());
    expect(sides?.map((area) => area.toFixed(4))).toEqual(['14.4000', '15.0000']);
    expect(down).toBeCloseTo(0.98, 6);
  });

  it('of a cube, on which no pair of sides stands out, have no sides', () => {
    expect(areas(boxMesh(1, 1, 1))).toEqual({ sides: undefined, down: 1 });
  });

  it('of several meshes are added up', () => {
    const two = facingAreas([boxMesh(5, 0.1, 3)], [placed(0), placed(0, at(0, 0.1, 0))]);
    expect(two.down).toBeCloseTo(1, 6);
    expect(two.sides?.map((area) => area.toFixed(4))).toEqual(['30.0000', '30.0000']);
  });
});
