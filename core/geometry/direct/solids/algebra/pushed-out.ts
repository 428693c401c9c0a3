import { unit, type Vector } from '../../frame.ts';
import type { Welded } from '../clip/welded.ts';
import { meet, type SpaceBounds, spaceBounds } from './space-bounds.ts';
import { type Corners, cornersAt, dot, pointAt, triangleNormal } from './triangle.ts';

/** Tolerances by which a point is pushed beyond a face that it lies on: more than single precision loses. */
const BEYOND = 2;
/** Decimals of normals, and shares of the tolerance of distances, by which planes are one. */
const NORMAL_DECIMALS = 1e7;

interface Plane {
  readonly normal: Vector;
  readonly offset: number;
  /** Of another tool: what matters is only whether they are face to face. */
  readonly isOfTool?: boolean;
}

/**
 * A tool whose faces lie nowhere in those of the body, within the tolerance, but a little outside of them: an opening that
 * is flush with a wall, or touches it, would leave a film of no thickness, and so would what two bodies have in common. The
 * same goes for two tools face to face, of which one has to reach into the other.
 *
 * @param body that the tool is taken away from, or that is kept where the tool is. @param others tools that are, too.
 */
export function pushedOut(tool: Welded, body: Welded, others: readonly Welded[], tolerance: number): Welded {
  const bounds = spaceBounds(tool.points);
  const between = others.flatMap((other) => planesNear(other, bounds, tolerance).map(faced));
  const planes = [...planesNear(body, bounds, tolerance), ...between];
  const pushes = new Map<number, Set<Plane>>();
  for (let at = 0; at < tool.triangles.length; at += 3) {
    const corners = cornersAt(tool, at);
    const flush = planes.filter((plane) => isFlush(corners, plane, tolerance));
    if (flush.length === 0) continue;
    for (const number of tool.triangles.slice(at, at + 3)) {
      pushes.set(number, new Set([...(pushes.get(number) ?? []), ...flush]));
    }
  }
  if (pushes.size === 0) return tool;
  const points: number[] = [];
  for (let number = 0; number < tool.points.length / 3; number++) {
    points.push(...beyond(pointAt(tool.points, number), pushes.get(number) ?? [], tolerance));
  }
  return { points, triangles: tool.triangles };
}

/** The plane as it is seen from the tool in front of it. */
function faced({ normal: [x, y, z], offset }: Plane): Plane {
  return { normal: [-x, -y, -z], offset: -offset, isOfTool: true };
}

/** Whether a triangle lies in a plane. */
function isFlush(corners: Corners, { normal, offset, isOfTool }: Plane, tolerance: number): boolean {
  if (isOfTool && dot(triangleNormal(corners), normal) <= 0) return false;
  return corners.every((corner) => Math.abs(dot(corner, normal) - offset) < tolerance);
}

function beyond(point: Vector, planes: Iterable<Plane>, tolerance: number): Vector {
  let [x, y, z] = point;
  for (const { normal, offset } of planes) {
    const by = offset + BEYOND * tolerance - dot([x, y, z], normal);
    x += normal[0] * by;
    y += normal[1] * by;
    z += normal[2] * by;
  }
  return [x, y, z];
}

/** The planes of all triangles that come near the bounds, each once. */
function planesNear(body: Welded, bounds: SpaceBounds, tolerance: number): Plane[] {
  const planes = new Map<string, Plane>();
  for (let at = 0; at < body.triangles.length; at += 3) {
    const corners = cornersAt(body, at);
    if (!meet(spaceBounds(corners.flat()), bounds, tolerance)) continue;
    const normal = unit(triangleNormal(corners));
    if (normal === undefined) continue;
    const offset = dot(normal, corners[0]);
    const direction = normal.map((component) => Math.round(component * NORMAL_DECIMALS)).join();
    planes.set(`${direction},${Math.round(offset / tolerance)}`, { normal, offset });
  }
  return [...planes.values()];
}
