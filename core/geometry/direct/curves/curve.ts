import type { Argument } from '#core/step';
import { decline } from '../declined.ts';
import { inverse, X_AXIS } from '../frame.ts';
import type { Placements } from '../placements.ts';
import { reversed } from '../ring.ts';
import {
  directionOf,
  isTyped,
  listOf,
  numberOf,
  optionalNumber,
  pointOf,
  referenceOf,
  type Source,
} from '../source.ts';
import { arcThrough, chordsOf, type Ellipse, ellipsePoints } from './arcs.ts';

const TURN = 2 * Math.PI;
const SAME_ANGLE = 1e-9;
/** Composite curves of composite curves: deeper ones are cyclic. */
const DEEPEST_CURVE = 20;

/** Curves in a plane as chords: x and y in turn, in the file's length unit. Closed ones do not repeat their first point. */
export class Curves {
  readonly #source: Source;
  readonly #placements: Placements;

  constructor(source: Source, placements: Placements) {
    this.#source = source;
    this.#placements = placements;
  }

  points(id: number, depth = 0): number[] {
    const { reader } = this.#source;
    const keyword = reader.keywordOf(id);
    switch (keyword) {
      case 'IFCPOLYLINE':
        return this.#polyline(id);
      case 'IFCINDEXEDPOLYCURVE':
        return this.#indexedPolyCurve(id);
      case 'IFCCOMPOSITECURVE':
        return this.#composite(id, depth);
      case 'IFCTRIMMEDCURVE':
        return this.#trimmed(id);
      case 'IFCCIRCLE':
      case 'IFCELLIPSE':
        return this.#arc(this.#ellipse(id), 0, TURN);
      default:
        return decline(`curve ${keyword}`);
    }
  }

  #polyline(id: number): number[] {
    const { reader } = this.#source;
    const references: number[] = [];
    const count = reader.readReferences(id, references);
    const points: number[] = [];
    for (let at = 0; at < count; at++) {
      reader.readPoint(references[at] ?? 0);
      points.push(reader.x, reader.y);
    }
    return points;
  }

  /** IfcIndexedPolyCurve: lines and arcs by three points. */
  #indexedPolyCurve(id: number): number[] {
    const { reader } = this.#source;
    const [list, segments] = reader.read(id);
    const listId = referenceOf(list);
    if (reader.keywordOf(listId) !== 'IFCCARTESIANPOINTLIST2D') decline('curve in space');
    const coordinates = reader.numbers(listId, 0) ?? [];
    if (segments === null || segments === undefined) return coordinates;
    const at = (index: Argument | undefined): readonly [number, number] => {
      const place = (numberOf(index) - 1) * 2;
      const [x, y] = [coordinates[place], coordinates[place + 1]];
      return x === undefined || y === undefined ? decline('point index out of range') : [x, y];
    };
    const points: number[] = [];
    for (const segment of listOf(segments)) {
      if (!isTyped(segment)) return decline('segment of another kind');
      const indices = listOf(segment.value);
      if (segment.keyword === 'IFCLINEINDEX') for (const index of indices) points.push(...at(index));
      else if (segment.keyword === 'IFCARCINDEX') {
        for (let from = 0; from + 2 < indices.length; from += 2) {
          points.push(...this.#arcThrough(at(indices[from]), at(indices[from + 1]), at(indices[from + 2])));
        }
      } else decline('segment of another kind');
    }
    return points;
  }

  #arcThrough(a: readonly [number, number], b: readonly [number, number], c: readonly [number, number]): number[] {
    const arc = arcThrough(a, b, c);
    if (arc === undefined) return [...a, ...b, ...c];
    const { x, y, radius, from, sweep } = arc;
    const frame = [1, 0, 0, 0, 1, 0, 0, 0, 1, x, y, 0] as const;
    return this.#arc({ frame, semiAxis1: radius, semiAxis2: radius }, from, from + sweep, true);
  }

  #composite(id: number, depth: number): number[] {
    if (depth > DEEPEST_CURVE) decline('cyclic curve');
    const { reader, tolerance } = this.#source;
    let points: number[] = [];
    for (const segment of listOf(reader.argument(id, 0))) {
      const segmentId = referenceOf(segment);
      if (reader.keywordOf(segmentId) !== 'IFCCOMPOSITECURVESEGMENT') decline('segment of another kind');
      const [, sameSense, parent] = reader.read(segmentId);
      let part = this.points(referenceOf(parent), depth + 1);
      if (sameSense === 'F') part = reversed(part);
      // Some writers leave the sense of a segment wrong: then its other end is the one that goes on.
      if (
        points.length > 0 &&
        gap(points, part, 0) > tolerance * 10 &&
        gap(points, part, part.length - 2) < gap(points, part, 0)
      ) {
        part = reversed(part);
      }
      points = points.concat(part);
    }
    return points;
  }

  #trimmed(id: number): number[] {
    const { reader, planeAngleToRadians } = this.#source;
    const [basis, trim1, trim2, senseAgreement, masterRepresentation] = reader.read(id);
    const basisId = referenceOf(basis);
    const start = trimOf(trim1);
    const end = trimOf(trim2);
    const byPoints =
      start.point !== undefined &&
      end.point !== undefined &&
      (masterRepresentation === 'CARTESIAN' || start.parameter === undefined || end.parameter === undefined);
    const keyword = reader.keywordOf(basisId);
    if (keyword === 'IFCLINE') return byPoints ? this.#between(start, end) : this.#alongLine(basisId, start, end);
    if (keyword !== 'IFCCIRCLE' && keyword !== 'IFCELLIPSE') return decline(`trimmed ${keyword}`);
    const ellipse = this.#ellipse(basisId);
    const angle = (trim: Trim) =>
      byPoints ? this.#angleOf(ellipse, referenceOf(trim.point)) : numberOf(trim.parameter) * planeAngleToRadians;
    const from = angle(start);
    let to = angle(end);
    if (senseAgreement === 'F') to = from - sweepBetween(to, from);
    else to = from + sweepBetween(from, to);
    return this.#arc(ellipse, from, to, true);
  }

  #between(start: Trim, end: Trim): number[] {
    const [x, y] = pointOf(this.#source, referenceOf(start.point));
    const [p, q] = pointOf(this.#source, referenceOf(end.point));
    return [x, y, p, q];
  }

  /** IfcLine: Pnt + parameter * Dir, an IfcVector. */
  #alongLine(id: number, start: Trim, end: Trim): number[] {
    const { reader } = this.#source;
    const [pnt, dir] = reader.read(id);
    const [x, y] = pointOf(this.#source, referenceOf(pnt));
    const [orientation, magnitude] = reader.read(referenceOf(dir));
    const [dx, dy] = directionOf(this.#source, referenceOf(orientation), X_AXIS);
    const length = numberOf(magnitude);
    const [from, to] = [numberOf(start.parameter) * length, numberOf(end.parameter) * length];
    return [x + dx * from, y + dy * from, x + dx * to, y + dy * to];
  }

  #ellipse(id: number): Ellipse {
    const [position, semiAxis1, semiAxis2] = this.#source.reader.read(id);
    const first = numberOf(semiAxis1);
    const isCircle = this.#source.reader.keywordOf(id) === 'IFCCIRCLE';
    const second = isCircle ? first : (optionalNumber(semiAxis2) ?? first);
    if (!(first > 0 && second > 0)) decline('curve without radius');
    return { frame: this.#placements.axes(referenceOf(position)), semiAxis1: first, semiAxis2: second };
  }

  #arc(ellipse: Ellipse, from: number, to: number, isOpen = false): number[] {
    const { segmentation, lengthToMetres } = this.#source;
    const radius = Math.max(ellipse.semiAxis1, ellipse.semiAxis2) * lengthToMetres;
    const chords = chordsOf(segmentation, radius, to - from);
    return ellipsePoints(ellipse, from, to, isOpen ? Math.max(segmentation.fewestOfArc, chords) : chords);
  }

  #angleOf({ frame, semiAxis1, semiAxis2 }: Ellipse, pointId: number): number {
    const [px, py] = pointOf(this.#source, pointId);
    const [xx, xy, , yx, yy, , , , , ox, oy] = inverse(frame);
    return Math.atan2((xy * px + yy * py + oy) / semiAxis2, (xx * px + yx * py + ox) / semiAxis1);
  }
}

/** A trimming select: a point, a parameter, or both. */
interface Trim {
  readonly point: Argument | undefined;
  readonly parameter: Argument | undefined;
}

function trimOf(argument: Argument | undefined): Trim {
  const parts = listOf(argument);
  return { point: parts.find((part) => typeof part === 'number'), parameter: parts.find(isTyped) };
}

/** Radians from one angle to the next one, more than nothing and at most a full turn. */
function sweepBetween(from: number, to: number): number {
  const sweep = (((to - from) % TURN) + TURN) % TURN;
  return sweep < SAME_ANGLE ? TURN : sweep;
}

/** From the end of one line to a point of another. */
function gap(line: readonly number[], other: readonly number[], at: number): number {
  return Math.hypot((line.at(-2) ?? 0) - (other[at] ?? 0), (line.at(-1) ?? 0) - (other[at + 1] ?? 0));
}
