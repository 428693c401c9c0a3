import type { Argument } from '#core/step';
import { decline } from '../declined.ts';
import type { Vector } from '../frame.ts';
import { isTyped, listOf, numberOf, referenceOf, type Source } from '../source.ts';
import type { Conics } from './conics.ts';

/** Coordinates per point, by the class of the list. */
const dimensions: Readonly<Record<string, number>> = { IFCCARTESIANPOINTLIST2D: 2, IFCCARTESIANPOINTLIST3D: 3 };

/** IfcIndexedPolyCurve, x, y, z in turn: lines and arcs by three points. */
export function indexedPolyCurve({ reader }: Source, conics: Conics, id: number): number[] {
  const [list, segments] = reader.read(id);
  const listId = referenceOf(list);
  const size = dimensions[reader.keywordOf(listId)] ?? decline('points of another kind');
  const coordinates = reader.numbers(listId, 0) ?? [];
  const at = (number: number): Vector => {
    const place = number * size;
    const [x, y, z] = [coordinates[place], coordinates[place + 1], size === 3 ? coordinates[place + 2] : 0];
    if (x === undefined || y === undefined || z === undefined) return decline('point index out of range');
    return [x, y, z];
  };
  if (segments === null || segments === undefined) {
    return Array.from({ length: coordinates.length / size }, (_, number) => at(number)).flat();
  }
  const point = (index: Argument | undefined): Vector => at(numberOf(index) - 1);
  const points: number[] = [];
  for (const segment of listOf(segments)) {
    if (!isTyped(segment)) return decline('segment of another kind');
    const indices = listOf(segment.value);
    if (segment.keyword === 'IFCLINEINDEX') for (const index of indices) points.push(...point(index));
    else if (segment.keyword === 'IFCARCINDEX') {
      for (let from = 0; from + 2 < indices.length; from += 2) {
        points.push(...conics.through(point(indices[from]), point(indices[from + 1]), point(indices[from + 2])));
      }
    } else decline('segment of another kind');
  }
  return points;
}
