import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MeshMeasures, Point3 } from '#core/model';
import { globalId } from '../../support/ifc-lines.ts';
import { linesOfElements, metricProject } from '../../support/ifc-records.ts';
import { openIfc } from '../../support/step.ts';

const any = fc.double({ noNaN: true, noDefaultInfinity: true });
/** As far away and as small as anything is, and the doubles that are hardest to write: beside powers of two and of ten. */
const usual = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const beside = fc
  .tuple(fc.constantFrom(2, 10), fc.integer({ min: -25, max: 52 }), fc.integer({ min: -3, max: 3 }))
  .map(([base, power, steps]) => base ** power * (1 + steps * Number.EPSILON));
const value = fc.oneof(any, usual, beside, fc.integer());

const real = (number: number) =>
  number
    .toExponential()
    .toUpperCase()
    .replace(/^(-?\d)E/, '$1.E');

/** Walls of metres, each placed at one of the points. */
function walls(points: readonly (readonly number[])[]): string {
  const lines = points.map((point, at) => {
    const id = 100 + 10 * at;
    return `
#${id}=IFCWALL('${globalId(id)}',$,$,$,$,#${id + 1},$,$,$);
#${id + 1}=IFCLOCALPLACEMENT($,#${id + 2});
#${id + 2}=IFCAXIS2PLACEMENT3D(#${id + 3},$,$);
#${id + 3}=IFCCARTESIANPOINT((${point.map(real).join()}));`;
  });
  return metricProject.replace('.MILLI.', '$') + lines.join('');
}

const measuresWith = (numbers: readonly number[]): MeshMeasures => {
  const [a = 0, b = 0, c = 0, area = 0, volume = 0] = numbers;
  const point: Point3 = [a, b, c];
  return { triangles: 12, box: { min: point, max: point }, area, volume, centroid: point, closed: true };
};

describe('numbers in lines of elements', () => {
  it('are those that JSON.stringify writes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(value, value, value), { minLength: 40, maxLength: 40 }), async (points) => {
        const { file } = await openIfc(walls(points));
        const lines = (await linesOfElements(file)).filter((line) => line.includes('IfcWall'));
        expect(lines).toHaveLength(points.length);
        for (const [at, line] of lines.entries()) {
          const { placement } = JSON.parse(line);
          expect(placement.slice(12, 15)).toEqual(points[at]?.map((number) => number + 0));
          expect(line).toBe(JSON.stringify(JSON.parse(line)));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('are rounded to a micrometre, and to nine digits, where they are measured', async () => {
    const { file } = await openIfc(walls([[0, 0, 0]]));
    await fc.assert(
      fc.asyncProperty(fc.tuple(usual, usual, usual, value, value), async (numbers) => {
        const lines = await linesOfElements(file, () => measuresWith(numbers));
        const line = lines.find((each) => each.includes('IfcWall')) ?? '';
        const { box, area, volume } = JSON.parse(line).geometry;
        const micrometres = (number: number) => (Math.sign(number) * Math.round(Math.abs(number) * 1e6)) / 1e6 + 0;
        expect(box.min).toEqual(numbers.slice(0, 3).map(micrometres));
        for (const [measured, exact] of [
          [area, numbers[3]],
          [volume, numbers[4]],
        ]) {
          expect(Math.abs(measured - exact)).toBeLessThanOrEqual(Math.max(5.1e-9 * Math.abs(exact), 1e-22));
        }
      }),
    );
  });
});
