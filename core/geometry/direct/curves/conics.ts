import type { Argument } from '#core/step';
import { decline } from '../declined.ts';
import { cross, type Frame, inverse, unit, type Vector, X_AXIS } from '../frame.ts';
import type { Placements } from '../placements.ts';
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
import { arcThrough, chordsOf, type Ellipse, spaceEllipsePoints } from './arcs.ts';

const TURN = 2 * Math.PI;
const SAME_ANGLE = 1e-9;

/** IfcCircle, IfcEllipse, and what IfcTrimmedCurve takes of these and of an IfcLine: x, y, z in turn. */
export class Conics {
  readonly #source: Source;
  readonly #placements: Placements;

  constructor(source: Source, placements: Placements) {
    this.#source = source;
    this.#placements = placements;
  }

  ellipse(id: number): Ellipse {
    const [position, semiAxis1, semiAxis2] = this.#source.reader.read(id);
    const first = numberOf(semiAxis1);
    const isCircle = this.#source.reader.keywordOf(id) === 'IFCCIRCLE';
    const second = isCircle ? first : (optionalNumber(semiAxis2) ?? first);
    if (!(first > 0 && second > 0)) decline('curve without radius');
    return { frame: this.#placements.axes(referenceOf(position)), semiAxis1: first, semiAxis2: second };
  }

  arc(ellipse: Ellipse, from: number, to: number, isOpen = false): number[] {
    const { segmentation, lengthToMetres } = this.#source;
    const radius = Math.max(ellipse.semiAxis1, ellipse.semiAxis2) * lengthToMetres;
    const chords = chordsOf(segmentation, radius, to - from);
    return spaceEllipsePoints(ellipse, from, to, isOpen ? Math.max(segmentation.fewestOfArc, chords) : chords);
  }

  /** The arc through three points; lines where they are on one. */
  through(a: Vector, b: Vector, c: Vector): number[] {
    const plane = planeOf(a, b, c);
    const [xx, xy, xz, yx, yy, yz, zx, zy, zz, px, py, pz] = plane;
    const flat = ([x, y, z]: Vector): readonly [number, number] => [
      xx * (x - px) + xy * (y - py) + xz * (z - pz),
      yx * (x - px) + yy * (y - py) + yz * (z - pz),
    ];
    const arc = arcThrough(flat(a), flat(b), flat(c));
    if (arc === undefined) return [...a, ...b, ...c];
    const { x, y, radius, from, sweep } = arc;
    const centre = [xx * x + yx * y + px, xy * x + yy * y + py, xz * x + yz * y + pz] as const;
    const frame: Frame = [xx, xy, xz, yx, yy, yz, zx, zy, zz, ...centre];
    return this.arc({ frame, semiAxis1: radius, semiAxis2: radius }, from, from + sweep, true);
  }

  /** IfcTrimmedCurve. */
  trimmed(id: number): number[] {
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
    const ellipse = this.ellipse(basisId);
    const angle = (trim: Trim) =>
      byPoints ? this.#angleOf(ellipse, referenceOf(trim.point)) : numberOf(trim.parameter) * planeAngleToRadians;
    const from = angle(start);
    let to = angle(end);
    if (senseAgreement === 'F') to = from - sweepBetween(to, from);
    else to = from + sweepBetween(from, to);
    return this.arc(ellipse, from, to, true);
  }

  #between(start: Trim, end: Trim): number[] {
    return [...pointOf(this.#source, referenceOf(start.point)), ...pointOf(this.#source, referenceOf(end.point))];
  }

  /** IfcLine: Pnt + parameter * Dir, an IfcVector. */
  #alongLine(id: number, start: Trim, end: Trim): number[] {
    const { reader } = this.#source;
    const [pnt, dir] = reader.read(id);
    const [x, y, z] = pointOf(this.#source, referenceOf(pnt));
    const [orientation, magnitude] = reader.read(referenceOf(dir));
    const [dx, dy, dz] = directionOf(this.#source, referenceOf(orientation), X_AXIS);
    const length = numberOf(magnitude);
    const [from, to] = [numberOf(start.parameter) * length, numberOf(end.parameter) * length];
    return [x + dx * from, y + dy * from, z + dz * from, x + dx * to, y + dy * to, z + dz * to];
  }

  #angleOf({ frame, semiAxis1, semiAxis2 }: Ellipse, pointId: number): number {
    const [px, py, pz] = pointOf(this.#source, pointId);
    const [xx, xy, , yx, yy, , zx, zy, , ox, oy] = inverse(frame);
    return Math.atan2((xy * px + yy * py + zy * pz + oy) / semiAxis2, (xx * px + yx * py + zx * pz + ox) / semiAxis1);
  }
}

/** The plane of three points, about the origin where they lie in the plane of x and y. */
function planeOf(a: Vector, b: Vector, c: Vector): Frame {
  const flat: Frame = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, a[2]];
  if (a[2] === b[2] && a[2] === c[2]) return flat;
  const x = unit([b[0] - a[0], b[1] - a[1], b[2] - a[2]]);
  const z = x && unit(cross(x, [c[0] - a[0], c[1] - a[1], c[2] - a[2]]));
  // Three points on a line, or two of them in one place, are in any plane; the first has to be in it.
  if (x === undefined || z === undefined) return decline('arc through points on a line in space');
  return [...x, ...cross(z, x), ...z, ...a];
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
