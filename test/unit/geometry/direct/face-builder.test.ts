import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FaceBuilder, withFaces } from '../../../../core/geometry/direct/face-builder.ts';
import { identity } from '../../../../core/geometry/direct/frame.ts';
import { measureShape } from '../../../../core/geometry/measure/measure.ts';

const square = (z: number) => [0, 0, z, 1, 0, z, 1, 1, z, 0, 1, z];
const squareArea = { points: [0, 0, 1, 0, 1, 1, 0, 1], holeStarts: [] };

const measured = (add: (faces: FaceBuilder) => void) =>
  withFaces((faces) => {
    add(faces);
    return measureShape(faces.build(1).mesh);
  });

describe('A builder of faces', () => {
  it('keeps all faces while its memory grows, of whatever kind they are', () => {
    const counts = fc.record({ rings: fc.nat(900), prisms: fc.nat(300), corners: fc.integer({ min: 5, max: 700 }) });
    fc.assert(
      fc.property(counts, ({ rings, prisms, corners }) => {
        const circle = Array.from({ length: corners }, (_, at) => (at * 2 * Math.PI) / corners);
        const { area } = measured((faces) => {
          for (let ring = 0; ring < rings; ring++) faces.face([square(ring)]);
          faces.face([circle.flatMap((angle) => [Math.cos(angle), Math.sin(angle), 0])]);
          for (let prism = 0; prism < prisms; prism++) faces.prism(identity, [0, 0, 1], squareArea, [0, 1, 2, 0, 2, 3]);
        });
        const polygon = (corners / 2) * Math.sin((2 * Math.PI) / corners);
        expect(area).toBeCloseTo(rings + polygon + 6 * prisms, 3);
      }),
      { numRuns: 30 },
    );
  });

  it('cuts what is not convex, and leaves out what has no area', () => {
    const corner = [0, 0, 0, 2, 0, 0, 2, 1, 0, 1, 1, 0, 1, 2, 0, 0, 2, 0];
    const dart = [0, 0, 0, 2, 1, 0, 0, 2, 0, 1, 1, 0];
    const line = [0, 0, 0, 1, 0, 0, 2, 0, 0];
    expect(measured((faces) => faces.face([corner])).area).toBeCloseTo(3, 6);
    expect(measured((faces) => faces.face([dart])).area).toBeCloseTo(1, 6);
    const hole = square(0).map((coordinate, at) => (at % 3 < 2 ? coordinate / 2 + 0.1 : 0));
    expect(measured((faces) => faces.face([corner, hole])).area).toBeCloseTo(2.75, 6);
    expect(measured((faces) => faces.face([line])).area).toBe(0);
  });

  it('is lent to one at a time, and comes back empty whatever happened', () => {
    withFaces((outer) => {
      outer.face([square(0)]);
      expect(() =>
        withFaces((inner) => {
          inner.face([square(1)]);
          throw new Error('declined');
        }),
      ).toThrow('declined');
      expect(outer.vertices).toBe(4);
    });
    expect(withFaces((faces) => faces.vertices)).toBe(0);
  });

  it('names no point that is not there', () => {
    const coordinates = Float64Array.of(...square(0));
    const none = new Float64Array(0);
    const taken = (numbers: readonly number[], pnIndex?: readonly number[], flags: readonly number[] = []) =>
      withFaces((faces) => {
        const index = pnIndex && Float64Array.from(pnIndex);
        const isWhole = faces.triangles(coordinates, Float64Array.from(numbers), index, Float64Array.from(flags));
        return isWhole && faces.vertices;
      });
    expect(taken([1, 2, 3, 1, 3, 4])).toBe(6);
    expect(taken([1, 2, 3, 1, 3, 4], undefined, [-1])).toBe(3);
    expect(taken([3, 2, 1], [4, 2, 1])).toBe(3);
    for (const numbers of [
      [0, 1, 2],
      [1, 2, 5],
      [1.5, 2, 3],
      [1, 2, Number.NaN],
      [1, 2, -1],
    ]) {
      expect(taken(numbers)).toBe(false);
    }
    expect(taken([1, 2, 3], [1, 2])).toBe(false);
    expect(taken([1, 2, 3], [1, 2, 9])).toBe(false);
    expect(taken([1, 2, 3], [])).toBe(false);
    expect(withFaces((faces) => faces.triangles(none, none, undefined, none))).toBe(true);
  });

  it('says what is not finite, and has no -0', () => {
    const bad = withFaces((faces) => {
      faces.face([square(0)]);
      return faces.build(1e300).allFinite;
    });
    expect(bad).toBe(false);
    const numbers = withFaces((faces) => {
      faces.face([square(-0).map((x) => -x)]);
      const { mesh, allFinite } = faces.build(1);
      return allFinite && [...mesh.positions, ...mesh.normals];
    });
    expect(numbers).not.toContainEqual(-0);
  });
});
