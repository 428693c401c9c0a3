import { type Frame, identity } from '../frame.ts';
import type { Segmentation } from '../source.ts';

const TURN = 2 * Math.PI;

/**
 * Chords for a part of a circle or ellipse.
 *
 * @param radius in metres, the larger one. @param sweep radians, of either sign.
 */
export function chordsOf({ fewest, most, chordError }: Segmentation, radius: number, sweep: number): number {
  // A chord over the angle a is r (1 - cos(a / 2)) away from its arc.
  const share = chordError / radius;
  const needed = share < 1 ? Math.PI / Math.acos(1 - share) : fewest;
  const full = Math.min(most, Math.max(fewest, Math.ceil(needed)));
  return Math.max(1, Math.ceil((full * Math.abs(sweep)) / TURN - 1e-9));
}

/**
 * Chords for a sweep about an axis: as for an arc, but a wide one that turns only a little is as exact as a full one.
 *
 * @param radius in metres. @param sweep radians, of either sign.
 */
export function sweepChords(segmentation: Segmentation, radius: number, sweep: number): number {
  const { chordError, fewestOfArc } = segmentation;
  const share = chordError / radius;
  const needed = share < 1 ? Math.ceil(Math.abs(sweep) / (2 * Math.acos(1 - share))) : 1;
  return Math.max(chordsOf(segmentation, radius, sweep), Math.min(fewestOfArc, needed));
}

export interface Ellipse {
  /** Its plane's x and y axes and centre. */
  readonly frame: Frame;
  readonly semiAxis1: number;
  readonly semiAxis2: number;
}

/** Points from one angle to another, the last one included unless it is a full turn. */
export function ellipsePoints({ frame, semiAxis1, semiAxis2 }: Ellipse, from: number, to: number, chords: number) {
  const isFull = Math.abs(Math.abs(to - from) - TURN) < 1e-12;
  const points: number[] = [];
  const [xx, xy, , yx, yy, , , , , ox, oy] = frame;
  for (let step = 0; step <= (isFull ? chords - 1 : chords); step++) {
    const angle = from + ((to - from) * step) / chords;
    const x = semiAxis1 * Math.cos(angle);
    const y = semiAxis2 * Math.sin(angle);
    points.push(xx * x + yx * y + ox, xy * x + yy * y + oy);
  }
  return points;
}

/** The same in space, x, y, z in turn. */
export function spaceEllipsePoints({ frame, semiAxis1, semiAxis2 }: Ellipse, from: number, to: number, chords: number) {
  const flat = ellipsePoints({ frame: identity, semiAxis1, semiAxis2 }, from, to, chords);
  const [xx, xy, xz, yx, yy, yz, , , , ox, oy, oz] = frame;
  const points: number[] = [];
  for (let at = 0; at < flat.length; at += 2) {
    const [x, y] = [flat[at] ?? 0, flat[at + 1] ?? 0];
    points.push(xx * x + yx * y + ox, xy * x + yy * y + oy, xz * x + yz * y + oz);
  }
  return points;
}

/** The centre, radius and angles of the arc through three points; undefined where they lie on a line. */
export function arcThrough(
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  [cx, cy]: readonly [number, number],
):
  | { readonly x: number; readonly y: number; readonly radius: number; readonly from: number; readonly sweep: number }
  | undefined {
  // About the first point, so that coordinates far from the origin lose nothing.
  const [px, py, qx, qy] = [bx - ax, by - ay, cx - ax, cy - ay];
  const doubled = 2 * (px * qy - py * qx);
  const size = Math.max(px * px + py * py, qx * qx + qy * qy);
  if (Math.abs(doubled) <= 1e-12 * size) return undefined;
  const p = px * px + py * py;
  const q = qx * qx + qy * qy;
  const ux = (qy * p - py * q) / doubled;
  const uy = (px * q - qx * p) / doubled;
  const from = Math.atan2(-uy, -ux);
  const middle = positiveAngle(Math.atan2(py - uy, px - ux) - from);
  const end = positiveAngle(Math.atan2(qy - uy, qx - ux) - from);
  return { x: ax + ux, y: ay + uy, radius: Math.hypot(ux, uy), from, sweep: middle <= end ? end : end - TURN };
}

/** From 0 to a full turn. */
export const positiveAngle = (angle: number): number => ((angle % TURN) + TURN) % TURN;
