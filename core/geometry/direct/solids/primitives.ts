import { chordsOf, ellipsePoints } from '../curves/arcs.ts';
import { decline } from '../declined.ts';
import { type Frame, identity } from '../frame.ts';
import { profileOf } from '../profiles/profiles.ts';
import { numberOf, referenceOf, type Source } from '../source.ts';
import { triangulate } from '../triangulate.ts';
import { movedPoints } from './moved-points.ts';
import { Prism } from './prism.ts';
import type { Solid } from './solid.ts';
import type { SolidContext } from './solid-context.ts';
import { Sections } from './sweeps/sections.ts';

const TURN = 2 * Math.PI;

/** IfcCsgPrimitive3D by class: in its own coordinates, which `frame` leads from; sizes in the order of its attributes. */
type Primitive = (source: Source, frame: Frame, sizes: readonly number[]) => Solid;

const rectangle = (x: number, y: number): number[] => [0, 0, x, 0, x, y, 0, y];

const primitives: Readonly<Record<string, Primitive>> = {
  /** Its corner is at the origin. */
  IFCBLOCK: (_, frame, [x = 0, y = 0, z = 0]) => new Prism(profileOf(rectangle(x, y), []), frame, [0, 0, z]),
  /** Its base has a corner at the origin; the tip is above the middle. */
  IFCRECTANGULARPYRAMID: (_, frame, [x = 0, y = 0, height = 0]) =>
    toTip(rectangle(x, y), frame, [x / 2, y / 2, height]),
  IFCRIGHTCIRCULARCYLINDER: (source, frame, [height = 0, radius = 0]) =>
    new Prism(profileOf(circle(source, radius, radius), []), frame, [0, 0, height]),
  IFCRIGHTCIRCULARCONE: (source, frame, [height = 0, radius = 0]) =>
    toTip(circle(source, radius, radius), frame, [0, 0, height]),
  IFCSPHERE: sphere,
};

export const isPrimitive = (keyword: string): boolean => Object.hasOwn(primitives, keyword);

/** IfcBlock, IfcRectangularPyramid, IfcRightCircularCone, IfcRightCircularCylinder, IfcSphere. */
export function primitive({ source, placements }: SolidContext, keyword: string, id: number): Solid {
  const [position, ...sizes] = source.reader.read(id);
  const made = primitives[keyword];
  if (made === undefined) return decline(`primitive ${keyword}`);
  const lengths = sizes.map(numberOf);
  if (!lengths.every((length) => length > 0)) decline('primitive without size');
  return made(source, placements.axes(referenceOf(position)), lengths);
}

function toTip(base: readonly number[], frame: Frame, tip: readonly number[]): Solid {
  const bottom: number[] = [];
  for (let at = 0; at < base.length; at += 2) bottom.push(base[at] ?? 0, base[at + 1] ?? 0, 0);
  const top = Array.from({ length: base.length / 2 }, () => tip).flat();
  return sections([bottom, top], frame, triangulate({ points: base, holeStarts: [] }));
}

/** Circles of latitude; at the poles they are points. */
function sphere(source: Source, frame: Frame, [radius = 0]: readonly number[]): Solid {
  const chords = chordsOf(source.segmentation, radius * source.lengthToMetres, TURN);
  const steps = Math.max(2, Math.ceil(chords / 2));
  const circles = Array.from({ length: steps + 1 }, (_, step) => {
    const angle = (Math.PI * step) / steps;
    const isPole = step === 0 || step === steps;
    const flat = circle(source, radius, isPole ? 0 : radius * Math.sin(angle));
    const level: number[] = [];
    for (let at = 0; at < flat.length; at += 2) level.push(flat[at] ?? 0, flat[at + 1] ?? 0, -radius * Math.cos(angle));
    return level;
  });
  return sections(circles, frame, []);
}

const sections = (levels: readonly number[][], frame: Frame, start: readonly number[]): Solid =>
  new Sections({
    sections: levels.map((level) => movedPoints(level, frame)),
    holeStarts: [],
    start,
    end: [],
    isRing: false,
  });

/** As many chords as the larger circle needs. */
function circle({ segmentation, lengthToMetres }: Source, largest: number, radius: number): number[] {
  const chords = chordsOf(segmentation, largest * lengthToMetres, TURN);
  return ellipsePoints({ frame: identity, semiAxis1: radius, semiAxis2: radius }, 0, TURN, chords);
}
