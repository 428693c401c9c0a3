import { compose, type Frame, identity, inverse } from '../../frame.ts';
import { without } from '../../plane/difference.ts';
import { profileOf } from '../../profiles/profiles.ts';
import { Prism } from '../prism.ts';
import type { Solid } from '../solid.ts';
import { boxOf, isUpright, stoodOn } from './box.ts';
import { type Cutter, cutterOf } from './cutter.ts';
import { Layers } from './layers.ts';
import { lyingStands } from './lying.ts';
import { heightOf, type Stand } from './stand.ts';

/**
 * A prism without others, where there is an axis along which all of them are prisms: what remains is then a question of
 * the plane. Walls with doors, windows and niches, slabs with shafts, beams with holes are all of that kind.
 *
 * @param tools in the coordinates of the host's parent, as its own frame is.
 * @param tolerance within which faces coincide, in the file's length unit.
 * @returns undefined where there is no such axis.
 */
export function prismDifference(host: Prism, tools: readonly Prism[], tolerance: number): readonly Solid[] | undefined {
  if (!isUpright(host.path)) return undefined;
  const best = bestSeen(host, tools, tolerance);
  if (best === undefined) return undefined;
  return best.cutters.length === 0 ? [host] : cut(best, compose(host.frame, best.stand.frame), tolerance);
}

/** Along the axis along which the fewest of the tools end inside of the host; the first one along which none does. */
function bestSeen(host: Prism, tools: readonly Prism[], tolerance: number): SeenCuts | undefined {
  const toHost = inverse(host.frame);
  let best: SeenCuts | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const stand of standsOf(host, tolerance)) {
    const cutters = cuttersOf(stand, tools, toHost, tolerance);
    const count = cutters === undefined ? fewest : partial({ stand, cutters }, tolerance);
    if (cutters === undefined || count >= fewest) continue;
    best = { stand, cutters };
    fewest = count;
    if (count === 0) break;
  }
  return best;
}

/** A prism seen along one of its axes, and what is taken away from it along that axis. */
interface SeenCuts {
  readonly stand: Stand;
  readonly cutters: readonly Cutter[];
}

function cut({ stand, cutters }: SeenCuts, frame: Frame, tolerance: number): Solid[] {
  const [level, ...more] = stand.levels;
  if (level === undefined) return [];
  if (more.length > 0) return [new Layers(stand.levels, frame, cutters, tolerance)];
  const through = cutters.filter((cutter) => isThrough(cutter, stand, tolerance));
  const areas = without(
    level.areas,
    through.map(({ area }) => area),
    tolerance,
  );
  const partly = cutters.filter((cutter) => !through.includes(cutter));
  if (partly.length > 0)
    return areas.map((area) => new Layers([{ ...level, areas: [area] }], frame, partly, tolerance));
  return areas.map(({ outer, holes }) => new Prism(profileOf(outer, holes), frame, [0, 0, level.to]));
}

/** Along its own axis, and where its profile has right angles only along its other two as well. */
function standsOf(host: Prism, tolerance: number): Stand[] {
  const { outer, holes } = host.profile;
  const own = { frame: identity, levels: [{ from: 0, to: host.path[2], areas: [{ outer, holes }] }] };
  const box = boxOf(host);
  if (box === undefined) return [own, ...lyingStands(host, tolerance)];
  const others = ([0, 1] as const).map((up) => {
    const { frame, size } = stoodOn(box, up);
    const [x, y, to] = size;
    return { frame, levels: [{ from: 0, to, areas: [{ outer: [0, 0, x, 0, x, y, 0, y], holes: [] }] }] };
  });
  return [own, ...others];
}

/** The tools that reach the host, along the stand's axis; undefined where one of them runs across it. */
function cuttersOf(stand: Stand, tools: readonly Prism[], toHost: Frame, tolerance: number): Cutter[] | undefined {
  const toStand = compose(inverse(stand.frame), toHost);
  const cutters: Cutter[] = [];
  for (const tool of tools) {
    const cutter = cutterOf(tool, compose(toStand, tool.frame));
    if (cutter === undefined) return undefined;
    if (cutter.to > tolerance && cutter.from < heightOf(stand) - tolerance) cutters.push(cutter);
  }
  return cutters;
}

const isThrough = ({ from, to }: Cutter, stand: Stand, tolerance: number) =>
  from <= tolerance && to >= heightOf(stand) - tolerance;

/** How many cutters end inside of the host. */
function partial({ stand, cutters }: SeenCuts, tolerance: number): number {
  return cutters.filter((cutter) => !isThrough(cutter, stand, tolerance)).length;
}
