import { decline } from '../../declined.ts';
import { compose, type Frame, identity, inverse } from '../../frame.ts';
import type { Area } from '../../plane/area.ts';
import { without } from '../../plane/difference.ts';
import { profileOf } from '../../profiles/profiles.ts';
import { Prism } from '../prism.ts';
import type { Solid } from '../solid.ts';
import { boxOf, isUpright, stoodOn } from './box.ts';
import { type Cutter, cutterOf } from './cutter.ts';
import { Layers } from './layers.ts';

/** A prism seen along one of its axes: an area, from height 0 to `height`. */
interface Stand {
  /** From the stand's coordinates to those of the prism. */
  readonly frame: Frame;
  readonly area: Area;
  readonly height: number;
}

/**
 * A prism without others, where there is an axis along which all of them are prisms: what remains is then a question of
 * the plane. Walls with doors, windows and niches, slabs with shafts, beams with holes are all of that kind.
 *
 * @param tools in the coordinates of the host's parent, as its own frame is.
 * @param tolerance within which faces coincide, in the file's length unit.
 */
export function prismDifference(host: Prism, tools: readonly Prism[], tolerance: number): readonly Solid[] {
  if (!isUpright(host.path)) decline('opening in an oblique extrusion');
  const toHost = inverse(host.frame);
  const seen = standsOf(host).map((stand) => ({ stand, cutters: cuttersOf(stand, tools, toHost, tolerance) }));
  const possible = seen.flatMap(({ stand, cutters }) => (cutters === undefined ? [] : [{ stand, cutters }]));
  const [best] = possible.sort((a, b) => partial(a, tolerance) - partial(b, tolerance));
  if (best === undefined) return decline('opening across the axes');
  const { stand, cutters } = best;
  if (cutters.length === 0) return [host];
  const frame = compose(host.frame, stand.frame);
  const through = cutters.filter((cutter) => isThrough(cutter, stand, tolerance));
  const areas = without(
    [stand.area],
    through.map(({ area }) => area),
    tolerance,
  );
  const partly = cutters.filter((cutter) => !through.includes(cutter));
  if (partly.length > 0) return areas.map((area) => new Layers(area, frame, stand.height, partly, tolerance));
  return areas.map(({ outer, holes }) => new Prism(profileOf(outer, holes), frame, [0, 0, stand.height]));
}

/** Along its own axis, and a box along its other two as well. */
function standsOf(host: Prism): Stand[] {
  const { outer, holes } = host.profile;
  const own = { frame: identity, area: { outer, holes }, height: host.path[2] };
  const box = boxOf(host);
  if (box === undefined) return [own];
  const others = ([0, 1] as const).map((up) => {
    const { frame, size } = stoodOn(box, up);
    const [x, y, height] = size;
    return { frame, area: { outer: [0, 0, x, 0, x, y, 0, y], holes: [] }, height };
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
    if (cutter.to > tolerance && cutter.from < stand.height - tolerance) cutters.push(cutter);
  }
  return cutters;
}

const isThrough = ({ from, to }: Cutter, { height }: Stand, tolerance: number) =>
  from <= tolerance && to >= height - tolerance;

/** How many cutters end inside of the host. */
function partial({ stand, cutters }: { stand: Stand; cutters: readonly Cutter[] }, tolerance: number): number {
  return cutters.filter((cutter) => !isThrough(cutter, stand, tolerance)).length;
}
