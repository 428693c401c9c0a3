import type { Model } from './model.ts';
import { axes2, point, type Vec2 } from './points.ts';
import { enumeration, type Ref } from './step-text.ts';

const area = enumeration('AREA');

/** IfcRectangleProfileDef from one corner to the opposite one. */
export function rectangle(model: Model, from: Vec2, to: Vec2): Ref {
  const centre = axes2(model, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
  return model.file.share('IFCRECTANGLEPROFILEDEF', area, null, centre, to[0] - from[0], to[1] - from[1]);
}

/** IfcCircleProfileDef. */
export function circle(model: Model, radius: number, centre: Vec2 = [0, 0]): Ref {
  return model.file.share('IFCCIRCLEPROFILEDEF', area, null, axes2(model, centre), radius);
}

/** IfcEllipseProfileDef with its half axes along x and y. */
export function ellipse(model: Model, halfX: number, halfY: number, centre: Vec2): Ref {
  return model.file.share('IFCELLIPSEPROFILEDEF', area, null, axes2(model, centre), halfX, halfY);
}

/** IfcCircleHollowProfileDef: a tube. */
export function tube(model: Model, name: string | null, radius: number, wall: number): Ref {
  return model.file.share('IFCCIRCLEHOLLOWPROFILEDEF', area, name, axes2(model, [0, 0]), radius, wall);
}

/** IfcRoundedRectangleProfileDef from one corner to the opposite one. */
export function roundedRectangle(model: Model, from: Vec2, to: Vec2, radius: number): Ref {
  const centre = axes2(model, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
  return model.file.share(
    'IFCROUNDEDRECTANGLEPROFILEDEF',
    area,
    null,
    centre,
    to[0] - from[0],
    to[1] - from[1],
    radius,
  );
}

/** IfcArbitraryClosedProfileDef, or IfcArbitraryProfileDefWithVoids when it has holes. Points without the repeated last. */
export function polygon(model: Model, outline: readonly Vec2[], holes: readonly (readonly Vec2[])[] = []): Ref {
  const outer = closedPolyline(model, outline);
  if (holes.length === 0) return model.file.share('IFCARBITRARYCLOSEDPROFILEDEF', area, null, outer);
  const inner = holes.map((hole) => closedPolyline(model, hole));
  return model.file.share('IFCARBITRARYPROFILEDEFWITHVOIDS', area, null, outer, inner);
}

/** The corners of an upright rectangle, anticlockwise. */
export function corners(from: Vec2, to: Vec2): Vec2[] {
  return [from, [to[0], from[1]], to, [from[0], to[1]]];
}

/** IfcPolyline that returns to its first point. */
export function closedPolyline(model: Model, points: readonly Vec2[]): Ref {
  const first = points[0];
  if (!first) throw new Error('an outline needs points');
  return model.file.share(
    'IFCPOLYLINE',
    [...points, first].map((at) => point(model, at)),
  );
}

/** Steel sections by their names: depth, width, web and flange (or leg) thickness in millimetres. */
const sections = {
  'IPE 200': (model: Model) =>
    model.file.share('IFCISHAPEPROFILEDEF', area, 'IPE 200', axes2(model, [0, 0]), 100, 200, 5.6, 8.5, 12, null, null),
  'L 150x100x10': (model: Model) =>
    model.file.share('IFCLSHAPEPROFILEDEF', area, 'L 150x100x10', axes2(model, [0, 0]), 150, 100, 10, null, null, null),
  'CHS 114.3x8': (model: Model) => tube(model, 'CHS 114.3x8', 57.15, 8),
  'C24 60x160': (model: Model) =>
    model.file.share('IFCRECTANGLEPROFILEDEF', area, 'C24 60x160', axes2(model, [0, 0]), 60, 160),
} as const;

export type SectionName = keyof typeof sections;

/** The profile of a rolled or sawn section, centred on its box. */
export function section(model: Model, name: SectionName): Ref {
  return sections[name](model);
}
