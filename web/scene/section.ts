import type { Building } from './building.ts';
import type { Ray, Reach } from './pick.ts';

/** The axes of the model as its author knows them: X and Y in plan, Z up. */
export type SectionAxis = 'x' | 'y' | 'z';

/** A plane that cuts the building open. */
export interface Section {
  readonly axis: SectionAxis;
  /** 0 at one end of the building, 1 at the other. */
  readonly share: number;
  /** Which side is kept: the one below (behind) the plane, or the other when flipped. */
  readonly isFlipped: boolean;
}

/** Kept is where x·nx + y·ny + z·nz + distance >= 0. */
export type Plane = readonly [number, number, number, number];

/** Model axis -> axis of the arrays (Y up) and its sign: glTF has (x, z, -y). */
const axes = { x: { at: 0, sign: 1 }, y: { at: 2, sign: -1 }, z: { at: 1, sign: 1 } } as const;

/** Where the plane lies on its axis, in metres of the model. */
export function sectionHeight({ focus, origin }: Pick<Building, 'focus' | 'origin'>, section: Section): number {
  const { at, sign } = axes[section.axis];
  const offset = origin[{ x: 0, y: 1, z: 2 }[section.axis]] ?? 0;
  return offset + sign * along(focus, at, sign, section.share);
}

/** The share at which the plane lies there; below 0 or above 1 where that is outside of the building. */
export function sectionShare({ focus, origin }: Pick<Building, 'focus' | 'origin'>, axis: SectionAxis, metres: number) {
  const { at, sign } = axes[axis];
  const offset = origin[{ x: 0, y: 1, z: 2 }[axis]] ?? 0;
  const first = along(focus, at, sign, 0);
  return (sign * (metres - offset) - first) / (along(focus, at, sign, 1) - first);
}

export function sectionPlane({ focus }: Pick<Building, 'focus'>, { axis, share, isFlipped }: Section): Plane {
  const { at, sign } = axes[axis];
  const position = along(focus, at, sign, share);
  // Unflipped, the side of smaller model coordinates is kept: below a horizontal plane.
  const facing = sign * (isFlipped ? 1 : -1);
  const normal: [number, number, number] = [0, 0, 0];
  normal[at] = facing;
  return [...normal, -facing * position];
}

function along(bounds: Building['bounds'], at: number, sign: number, share: number): number {
  const low = bounds[at] ?? 0;
  const high = bounds[at + 3] ?? 0;
  const margin = 0.002 * (high - low) + 0.001; // so that both ends of the slider leave everything or nothing
  const from = low - margin;
  const to = high + margin;
  return sign > 0 ? from + share * (to - from) : to - share * (to - from);
}

/** The part of the ray that the plane leaves. */
export function reachOf(ray: Ray, plane: Plane | undefined): Reach {
  if (plane === undefined) return { from: 0, to: Infinity };
  const [x, y, z, distance] = plane;
  const height = x * ray.origin[0] + y * ray.origin[1] + z * ray.origin[2] + distance;
  const slope = x * ray.direction[0] + y * ray.direction[1] + z * ray.direction[2];
  if (slope === 0) return height >= 0 ? { from: 0, to: Infinity } : { from: Infinity, to: -Infinity };
  const crossing = -height / slope;
  if (slope > 0) return { from: Math.max(0, crossing), to: Infinity };
  return { from: 0, to: crossing };
}
