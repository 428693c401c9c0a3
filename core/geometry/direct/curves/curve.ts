import { decline } from '../declined.ts';
import type { Vector } from '../frame.ts';
import type { Placements } from '../placements.ts';
import { listOf, referenceOf, type Source } from '../source.ts';
import { bSpline } from './b-spline.ts';
import { Conics } from './conics.ts';
import { indexedPolyCurve } from './indexed-poly-curve.ts';

const TURN = 2 * Math.PI;
/** Composite curves of composite curves: deeper ones are cyclic. */
const DEEPEST_CURVE = 20;
/** Segments of one curve, those of its own curves included. */
const MOST_SEGMENTS = 1 << 16;

/** Curves as chords, in the file's length unit. Closed ones do not repeat their first point, but for IfcPolyline. */
export class Curves {
  readonly #source: Source;
  readonly #conics: Conics;

  constructor(source: Source, placements: Placements) {
    this.#source = source;
    this.#conics = new Conics(source, placements);
  }

  /** x and y in turn, of a curve in the plane. */
  points(id: number): number[] {
    // Nearly all outlines are broken lines: they are read without their z.
    if (this.#source.reader.keywordOf(id) === 'IFCPOLYLINE') return this.#polyline(id, 2);
    const points: number[] = [];
    const inSpace = this.spacePoints(id);
    for (let at = 0; at < inSpace.length; at += 3) {
      if (inSpace[at + 2] !== 0) decline('curve in space');
      points.push(inSpace[at] ?? 0, inSpace[at + 1] ?? 0);
    }
    return points;
  }

  /** x, y and z in turn; z is 0 of a curve in the plane. */
  spacePoints(id: number): number[] {
    return this.#points(id, 0, { segments: 0 });
  }

  #points(id: number, depth: number, gone: { segments: number }): number[] {
    const keyword = this.#source.reader.keywordOf(id);
    switch (keyword) {
      case 'IFCPOLYLINE':
        return this.#polyline(id, 3);
      case 'IFCINDEXEDPOLYCURVE':
        return indexedPolyCurve(this.#source, this.#conics, id);
      case 'IFCCOMPOSITECURVE':
        return this.#composite(id, depth, gone);
      case 'IFCTRIMMEDCURVE':
        return this.#conics.trimmed(id);
      case 'IFCCIRCLE':
      case 'IFCELLIPSE':
        return this.#conics.arc(this.#conics.ellipse(id), 0, TURN);
      case 'IFCBSPLINECURVEWITHKNOTS':
      case 'IFCRATIONALBSPLINECURVEWITHKNOTS':
        return bSpline(this.#source, id);
      default:
        return decline(`curve ${keyword}`);
    }
  }

  #polyline(id: number, dimensions: 2 | 3): number[] {
    const { reader } = this.#source;
    const references: number[] = [];
    const count = reader.readReferences(id, references);
    const points: number[] = [];
    for (let at = 0; at < count; at++) {
      reader.readPoint(references[at] ?? 0);
      points.push(reader.x, reader.y);
      if (dimensions === 3) points.push(reader.z);
    }
    return points;
  }

  #composite(id: number, depth: number, gone: { segments: number }): number[] {
    if (depth > DEEPEST_CURVE) decline('cyclic curve');
    const { reader, tolerance } = this.#source;
    let points: number[] = [];
    for (const segment of listOf(reader.argument(id, 0))) {
      if (++gone.segments > MOST_SEGMENTS) decline('curve of too many segments');
      const segmentId = referenceOf(segment);
      if (reader.keywordOf(segmentId) !== 'IFCCOMPOSITECURVESEGMENT') decline('segment of another kind');
      const [, sameSense, parent] = reader.read(segmentId);
      let part = this.#points(referenceOf(parent), depth + 1, gone);
      if (sameSense === 'F') part = reversed(part);
      // Some writers leave the sense of a segment wrong: then its other end is the one that goes on.
      if (
        points.length > 0 &&
        gap(points, part, 0) > tolerance * 10 &&
        gap(points, part, part.length - 3) < gap(points, part, 0)
      ) {
        part = reversed(part);
      }
      points = points.concat(part);
    }
    return points;
  }
}

function reversed(points: readonly number[]): number[] {
  const turned: number[] = [];
  for (let at = points.length - 3; at >= 0; at -= 3) {
    turned.push(points[at] ?? 0, points[at + 1] ?? 0, points[at + 2] ?? 0);
  }
  return turned;
}

/** From the end of one line to a point of another. */
function gap(line: readonly number[], other: readonly number[], at: number): number {
  const [dx, dy, dz]: Vector = [
    (line.at(-3) ?? 0) - (other[at] ?? 0),
    (line.at(-2) ?? 0) - (other[at + 1] ?? 0),
    (line.at(-1) ?? 0) - (other[at + 2] ?? 0),
  ];
  return Math.hypot(dx, dy, dz);
}
