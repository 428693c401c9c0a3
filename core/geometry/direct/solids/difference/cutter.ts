import { type Frame, turned, type Vector } from '../../frame.ts';
import type { Area } from '../../plane/area.ts';
import { clockwise, counterClockwise, movedRing } from '../../ring.ts';
import type { Prism } from '../prism.ts';
import { boxOf } from './box.ts';

/** What a body takes away of another one that stands upright: an area, from one height to another. */
export interface Cutter {
  readonly area: Area;
  readonly from: number;
  readonly to: number;
}

/** Sine of the angle by which axes may miss each other. */
const PARALLEL = 1e-6;

/**
 * A prism as cutter along the z axis of the frame that `toFrame` leads to. Undefined where it runs across: a box never
 * does that lies along the axes, as it may be taken along each of its edges. By index, as in `boxOf`.
 */
export function cutterOf(prism: Prism, toFrame: Frame): Cutter | undefined {
  const { outer, holes } = prism.profile;
  const oz = toFrame[11];
  const path = turned(toFrame, prism.path);
  if (isVertical([toFrame[6], toFrame[7], toFrame[8]]) && isVertical(path)) {
    const area = {
      outer: counterClockwise(movedRing(outer, toFrame)),
      holes: holes.map((hole) => clockwise(movedRing(hole, toFrame))),
    };
    return { area, from: Math.min(oz, oz + path[2]), to: Math.max(oz, oz + path[2]) };
  }
  return boxCutter(prism, toFrame);
}

function boxCutter(prism: Prism, toFrame: Frame): Cutter | undefined {
  const box = boxOf(prism);
  if (box === undefined) return undefined;
  const edges = box.edges.map((edge) => turned(toFrame, edge));
  const up = edges.findIndex(isVertical);
  const [height, first, second] = [edges[up], edges[(up + 1) % 3], edges[(up + 2) % 3]];
  if (height === undefined || first === undefined || second === undefined) return undefined;
  if (!isHorizontal(first) || !isHorizontal(second)) return undefined;
  const [tx, ty, tz] = turned(toFrame, box.corner);
  const [x, y, z] = [tx + toFrame[9], ty + toFrame[10], tz + toFrame[11]];
  const outer = counterClockwise([
    x,
    y,
    x + first[0],
    y + first[1],
    x + first[0] + second[0],
    y + first[1] + second[1],
    x + second[0],
    y + second[1],
  ]);
  return { area: { outer, holes: [] }, from: Math.min(z, z + height[2]), to: Math.max(z, z + height[2]) };
}

const isVertical = (way: Vector) => Math.hypot(way[0], way[1]) <= PARALLEL * Math.abs(way[2]);
const isHorizontal = (way: Vector) => Math.abs(way[2]) <= PARALLEL * Math.hypot(way[0], way[1]);
