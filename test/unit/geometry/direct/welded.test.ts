import { describe, expect, it } from '@jest/globals';
import { FaceBuilder } from '../../../../core/geometry/direct/face-builder.ts';
import { addWelded } from '../../../../core/geometry/direct/solids/clip/welded.ts';
import { measureShape } from '../../../../core/geometry/measure/measure.ts';

describe('A welded surface', () => {
  it('stays closed where a triangle of points on a line joins a long edge to two short ones', () => {
    // A tetrahedron whose first edge has a point in its middle: for one of its two faces only.
    const points = [0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 3, 0.3, 0, 0];
    const [a, b, c, d, middle] = [0, 1, 2, 3, 4];
    const front = [a, middle, d, middle, b, d];
    const triangles = [a, c, b, ...front, a, b, middle, a, d, c, b, c, d];
    const faces = new FaceBuilder();
    addWelded(faces, { points, triangles });
    const { mesh } = faces.build(1);
    expect(mesh.indices.length / 3).toBe(6);
    expect(measureShape(mesh)).toMatchObject({ closed: true, volume: expect.closeTo(4.5, 6) });
    for (let at = 0; at < mesh.normals.length; at += 3) {
      expect(Math.hypot(...mesh.normals.subarray(at, at + 3))).toBeCloseTo(1, 6);
    }
  });
});
