import type { Model } from './model.ts';
import { axes3, direction, type Frame3, point, type Vec3 } from './points.ts';
import { rectangle } from './profiles.ts';
import { enumeration, integer, type Ref, typed } from './step-text.ts';

/** What an item is decides the RepresentationType of the shape that holds it. */
export type ItemKind = 'swept' | 'disk' | 'clipping' | 'brep' | 'faceSet' | 'mapped';

/** A representation item. */
export interface Item extends Ref {
  readonly kind: ItemKind;
}

/** IfcExtrudedAreaSolid: `profile` in the xy plane of `frame`, pushed `depth` along `towards` (given in that frame). */
export function extrude(
  model: Model,
  profile: Ref,
  depth: number,
  frame: Frame3 = { origin: [0, 0, 0] },
  towards: Vec3 = [0, 0, 1],
): Item {
  const position = axes3(model, frame);
  const solid = model.file.add('IFCEXTRUDEDAREASOLID', profile, position, direction(model, towards), depth);
  return { ...solid, kind: 'swept' };
}

/** An upright box from one corner to the opposite one. */
export function box(model: Model, from: Vec3, to: Vec3): Item {
  const profile = rectangle(
    model,
    [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2],
    [(to[0] - from[0]) / 2, (to[1] - from[1]) / 2],
  );
  const origin: Vec3 = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, from[2]];
  return extrude(model, profile, to[2] - from[2], { origin });
}

/** A frame whose xy plane stands upright: profile x is local x, profile y is local z, depth runs along local y. */
export function upright(origin: Vec3, depth: number): Frame3 {
  return { origin: [origin[0], origin[1] + depth, origin[2]], z: [0, -1, 0], x: [1, 0, 0] };
}

/** IfcRevolvedAreaSolid: a full turn of `profile` (x outwards, y up) about the z axis through `origin`. */
export function revolve(model: Model, profile: Ref, origin: Vec3): Item {
  const position = axes3(model, { origin, z: [0, -1, 0], x: [1, 0, 0] });
  const axis = model.file.share('IFCAXIS1PLACEMENT', point(model, [0, 0, 0]), direction(model, [0, 1, 0]));
  return { ...model.file.add('IFCREVOLVEDAREASOLID', profile, position, axis, 360), kind: 'swept' };
}

/** IfcSweptDiskSolid along a polyline: a rod, or a pipe when it has an inner radius. */
export function sweepDisk(
  model: Model,
  path: readonly Vec3[],
  radius: number,
  innerRadius: number | null = null,
): Item {
  const points = path.map((at) => point(model, at));
  return disk(model, model.file.add('IFCPOLYLINE', points), radius, innerRadius);
}

/** IfcSweptDiskSolid along one circular arc through three points. */
export function sweepArc(
  model: Model,
  arc: readonly [Vec3, Vec3, Vec3],
  radius: number,
  innerRadius: number | null,
): Item {
  const points = model.file.add('IFCCARTESIANPOINTLIST3D', arc);
  const segment = typed('IFCARCINDEX', [1, 2, 3].map(integer));
  return disk(model, model.file.add('IFCINDEXEDPOLYCURVE', points, [segment], false), radius, innerRadius);
}

function disk(model: Model, directrix: Ref, radius: number, innerRadius: number | null): Item {
  return { ...model.file.add('IFCSWEPTDISKSOLID', directrix, radius, innerRadius, null, null), kind: 'disk' };
}

/** IfcBooleanClippingResult: `solid` without what lies on the side of the plane that `normal` points to. */
export function clip(model: Model, solid: Item, at: Vec3, normal: Vec3): Item {
  const plane = model.file.share('IFCPLANE', axes3(model, { origin: at, z: normal, x: perpendicular(normal) }));
  const halfSpace = model.file.share('IFCHALFSPACESOLID', plane, false);
  return {
    ...model.file.add('IFCBOOLEANCLIPPINGRESULT', enumeration('DIFFERENCE'), solid, halfSpace),
    kind: 'clipping',
  };
}

/** Some horizontal direction square to `normal`, which is neither zero nor vertical. */
function perpendicular([x, y]: Vec3): Vec3 {
  const size = Math.hypot(x, y);
  return [-y / size, x / size, 0];
}
