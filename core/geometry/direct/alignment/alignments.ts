import { decline } from '../declined.ts';
import type { Frame, Vector } from '../frame.ts';
import { listOf, referenceOf, type Source } from '../source.ts';
import { TwoGenerations } from '../two-generations.ts';
import { curveSegment } from './curve-segment.ts';
import { HorizontalSegment } from './horizontal.ts';
import { type HeightAndSlope, type VerticalSegment, verticalSegment } from './vertical.ts';

const MOST_SEGMENTS = 1 << 16;
/** Segments of all alignments of one generation. */
const MOST_KNOWN = 1 << 17;
const weightOf = ({ segments }: Course<unknown>) => 1 + segments.length;

/** A place on an alignment: a point, and the direction of the curve there, not of length 1. */
export interface AlongAlignment {
  readonly point: Vector;
  readonly tangent: Vector;
}

/** Segments, and the distance at which each starts. */
interface Course<Segment> {
  readonly segments: readonly Segment[];
  readonly starts: readonly number[];
}

interface HorizontalCourse extends Course<HorizontalSegment> {
  readonly length: number;
}

/**
 * IfcCompositeCurve of IfcCurveSegments, and IfcGradientCurve over it, by the distance along: what IfcLinearPlacement is
 * measured by. Lengths in the file's unit.
 */
export class Alignments {
  readonly #source: Source;
  readonly #axes: (id: number) => Frame;
  readonly #courses = new TwoGenerations<number, HorizontalCourse>(MOST_KNOWN, weightOf);
  readonly #gradients = new TwoGenerations<number, Course<VerticalSegment>>(MOST_KNOWN, weightOf);

  /** @param axes reads an IfcAxis2Placement2D. */
  constructor(source: Source, axes: (id: number) => Frame) {
    this.#source = source;
    this.#axes = axes;
  }

  /** @param distance measured along the curve as seen from above. */
  at(curve: number, distance: number): AlongAlignment {
    const { reader } = this.#source;
    const isGradient = reader.keywordOf(curve) === 'IFCGRADIENTCURVE';
    const base = isGradient ? referenceOf(reader.argument(curve, 2)) : curve;
    const { segments, starts, length } = this.#course(base);
    if (!(distance >= -this.#source.tolerance && distance <= length + this.#source.tolerance)) {
      decline('distance beyond its alignment');
    }
    const at = lastAtMost(starts, distance);
    const { x, y, angle } = segments[at]?.at(distance - (starts[at] ?? 0)) ?? decline('alignment without segments');
    const { height, slope } = isGradient ? this.#height(curve, distance) : { height: 0, slope: 0 };
    return { point: [x, y, height], tangent: [Math.cos(angle), Math.sin(angle), slope] };
  }

  #course(id: number): HorizontalCourse {
    const known = this.#courses.get(id);
    if (known !== undefined) return known;
    const keyword = this.#source.reader.keywordOf(id);
    if (keyword !== 'IFCCOMPOSITECURVE') decline(`alignment along ${keyword}`);
    const starts: number[] = [];
    let length = 0;
    const segments = this.#segments(id).map((segment) => {
      const horizontal = new HorizontalSegment(this.#source, segment);
      starts.push(length);
      length += horizontal.length;
      return horizontal;
    });
    const course = { segments, starts, length };
    this.#courses.set(id, course);
    return course;
  }

  #height(id: number, distance: number): HeightAndSlope {
    let course = this.#gradients.get(id);
    if (course === undefined) {
      const segments = this.#segments(id).map((segment) => verticalSegment(this.#source, segment));
      course = { segments, starts: segments.map(({ start }) => start) };
      this.#gradients.set(id, course);
    }
    const segment = course.segments[lastAtMost(course.starts, distance)];
    return segment?.at(distance) ?? decline('alignment without segments');
  }

  #segments(id: number) {
    const segments = listOf(this.#source.reader.argument(id, 0));
    if (segments.length > MOST_SEGMENTS) decline('curve of too many segments');
    return segments.map((segment) => curveSegment(this.#source, this.#axes, referenceOf(segment)));
  }
}

/** The last of the ascending starts that is not beyond, or the first. */
function lastAtMost(starts: readonly number[], value: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
