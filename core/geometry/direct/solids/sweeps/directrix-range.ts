import type { Argument } from '#core/step';
import { decline } from '../../declined.ts';
import { listOf, numberOf, type Source } from '../../source.ts';
import { pointAt } from '../algebra/triangle.ts';
import type { SolidContext } from '../solid-context.ts';

/** Parameters are written with a few digits. */
const SAME = 1e-6;

/**
 * A directrix as chords, x, y, z in turn, from its start to its end parameter. As a rule these are those of the whole
 * curve, or 0 and 1, which writers mean as the whole curve, too; of an IfcPolyline any other part can be taken.
 */
export function trimmedDirectrix(
  { source, curves }: SolidContext,
  id: number,
  startParam: Argument | undefined,
  endParam: Argument | undefined,
): readonly number[] {
  const points = curves.spacePoints(id);
  const [start, end] = [parameterOf(startParam), parameterOf(endParam)];
  if (start === undefined && end === undefined) return points;
  const most = lastParameter(source, id, points.length / 3);
  const [from, to] = [start ?? 0, end ?? most];
  if (Math.abs(from) < SAME && (Math.abs(to - 1) < SAME || Math.abs(to - most) < SAME)) return points;
  const isPart = source.reader.keywordOf(id) === 'IFCPOLYLINE' && from >= 0 && from < to && to <= most;
  return isPart ? partOf(points, from, to) : decline('part of a directrix');
}

/** ISO 10303-42: every segment adds 1; a curve of another kind is taken from 0 to 1 here. */
function lastParameter({ reader }: Source, id: number, points: number): number {
  switch (reader.keywordOf(id)) {
    case 'IFCPOLYLINE':
      return points - 1;
    case 'IFCCOMPOSITECURVE':
      return listOf(reader.argument(id, 0)).length;
    case 'IFCINDEXEDPOLYCURVE': {
      const segments = reader.argument(id, 1);
      return segments === null ? points - 1 : listOf(segments).length;
    }
    default:
      return 1;
  }
}

/** IfcParameterValue, from IFC4X3 on an IfcCurveMeasureSelect. */
function parameterOf(argument: Argument | undefined): number | undefined {
  return argument === null || argument === undefined ? undefined : numberOf(argument);
}

/** Of a broken line, whose corners have the parameters 0, 1, 2 and so on. */
function partOf(points: readonly number[], from: number, to: number): number[] {
  const at = (parameter: number) => {
    const corner = Math.floor(parameter);
    const [x, y, z] = pointAt(points, corner);
    const [p, q, r] = pointAt(points, Math.min(corner + 1, points.length / 3 - 1));
    const share = parameter - corner;
    return [x + share * (p - x), y + share * (q - y), z + share * (r - z)];
  };
  const part = at(from);
  for (let corner = Math.floor(from) + 1; corner < to; corner++) part.push(...pointAt(points, corner));
  part.push(...at(to));
  return part;
}
