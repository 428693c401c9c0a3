import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Mesh } from '#core/geometry';
import { measureElement, measureShape } from '../../../core/geometry/measure/measure.ts';
import { turnedInsideOut } from '../../../core/geometry/outward.ts';
import { tetrahedron } from '../../support/geometry.ts';
import { at, boxMesh, turnedBy } from '../../support/glb-model.ts';

function measured(...placed: (readonly [mesh: Mesh, matrix?: readonly number[]])[]) {
  return measureElement(
    placed.map(([mesh, matrix = at(0, 0, 0)]) => ({
      mesh,
      shape: measureShape(mesh),
      matrix: Float64Array.from(matrix),
    })),
  );
}

const scaledBy = (x: number, y: number, z: number) => [x, 0, 0, 0, y, 0, 0, 0, z];

describe('The measures of an element', () => {
  it('are those of a cube', () => {
    expect(measured([boxMesh(2, 2, 2)])).toEqual({
      triangles: 12,
      box: { min: [0, 0, 0], max: [2, 2, 2] },
      area: 24,
      volume: 8,
      centroid: [1, 1, 1],
      closed: true,
    });
  });

  it('are those of a right-angled tetrahedron: a sixth of the cube, its centroid a quarter along each leg', () => {
    const { area, volume, centroid, closed } = measured([tetrahedron(2)]);
    expect(volume).toBeCloseTo(8 / 6, 12);
    expect(area).toBeCloseTo(3 * 2 + 2 * Math.sqrt(3), 12);
    expect(centroid.map((coordinate) => coordinate.toFixed(12))).toEqual(Array(3).fill('0.500000000000'));
    expect(closed).toBe(true);
  });

  it('follow a turn and a shift', () => {
    const { box, volume, centroid } = measured([boxMesh(2, 1, 4), at(10, 20, 30, turnedBy(90))]);
    expect(volume).toBeCloseTo(8, 12);
    expect(box.min.map((coordinate) => Math.round(coordinate * 1e9) / 1e9)).toEqual([9, 20, 30]);
    expect(box.max.map((coordinate) => Math.round(coordinate * 1e9) / 1e9)).toEqual([10, 22, 34]);
    expect(centroid.map((coordinate) => coordinate.toFixed(9))).toEqual([
      '9.500000000',
      '21.000000000',
      '32.000000000',
    ]);
  });

  it('have a positive volume under a mirroring placement too', () => {
    expect(measured([boxMesh(1, 2, 3), at(0, 0, 0, scaledBy(-1, 1, 1))])).toMatchObject({
      box: { min: [-1, 0, 0], max: [0, 2, 3] },
      volume: 6,
      area: 22,
      centroid: [-0.5, 1, 1.5],
    });
  });

  it.each([
    ['the same in all directions', scaledBy(2, 2, 2), { volume: 48, area: 88, centroid: [1, 2, 3] }],
    ['different in each direction', scaledBy(1, 2, 4), { volume: 48, area: 2 * (4 + 48 + 12), centroid: [0.5, 2, 6] }],
    ['different and mirroring', scaledBy(-1, 2, 4), { volume: 48, area: 128, centroid: [-0.5, 2, 6] }],
  ])('follow a scale that is %s', (_, linear, expected) => {
    expect(measured([boxMesh(1, 2, 3), at(0, 0, 0, linear)])).toMatchObject(expected);
  });

  it('lose nothing 4,500 km away from the origin', () => {
    const far = measured([boxMesh(0.5, 0.25, 0.125), at(4_500_000, -4_500_000, 100)]);
    expect(far).toMatchObject({ volume: 0.015625, area: 0.4375, centroid: [4_500_000.25, -4_499_999.875, 100.0625] });
    expect(far.box).toEqual({ min: [4_500_000, -4_500_000, 100], max: [4_500_000.5, -4_499_999.75, 100.125] });
  });

  it('of a box without a lid are open, and their centroid is that of the surface', () => {
    const { positions, normals, indices } = boxMesh(2, 2, 2);
    const lidless = { positions, normals, indices: indices.slice(0, -6) };
    expect(measured([lidless])).toMatchObject({ closed: false, area: 20, centroid: [1, 1, 0.8], triangles: 10 });
  });

  it('of several meshes are their sums, and the centroid is that of the larger more than of the smaller', () => {
    const two = measured([boxMesh(1, 1, 1)], [boxMesh(1, 1, 3), at(4, 0, 0)]);
    expect(two).toMatchObject({ volume: 4, area: 20, triangles: 24, closed: true, centroid: [3.5, 0.5, 1.25] });
  });

  it('of a closed and an open mesh are open', () => {
    const { positions, normals, indices } = boxMesh(1, 1, 1);
    expect(measured([boxMesh(1, 1, 1)], [{ positions, normals, indices: indices.slice(6) }]).closed).toBe(false);
  });

  it('of a flat mesh have no volume, and the centroid of its area', () => {
    const flat = measured([boxMesh(2, 4, 0)]);
    expect(flat).toMatchObject({ volume: 0, area: 16, centroid: [1, 2, 0] });
  });

  it('of any box in any place agree with the formula', () => {
    const length = fc.double({ min: 0.01, max: 100, noNaN: true });
    const offset = fc.double({ min: -1e7, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(
        length,
        length,
        length,
        fc.tuple(offset, offset, offset),
        fc.integer(),
        (x, y, z, [a, b, c], turn) => {
          const [w = 0, d = 0, h = 0] = Float32Array.of(x, y, z);
          const { area, volume, closed } = measured([boxMesh(x, y, z), at(a, b, c, turnedBy(turn))]);
          expect(closed).toBe(true);
          expect(volume / (w * d * h)).toBeCloseTo(1, 9);
          expect(area / (2 * (w * d + d * h + h * w))).toBeCloseTo(1, 9);
        },
      ),
    );
  });
});

describe('A mesh', () => {
  it('turned inside out has the opposite volume, and turned twice is what it was', () => {
    const mesh = tetrahedron();
    const turned = turnedInsideOut(mesh);
    expect(measureShape(turned)).toMatchObject({ volume: -measureShape(mesh).volume, closed: true });
    expect(turned.normals[0]).toBe(-1);
    expect(turnedInsideOut(turned)).toEqual(mesh);
  });
});
