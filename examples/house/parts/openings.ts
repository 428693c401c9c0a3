import { classify } from '../ifc/classification.ts';
import { element, predefined } from '../ifc/element.ts';
import { thickness } from '../ifc/layer-sets.ts';
import type { Model } from '../ifc/model.ts';
import { localPlacement, type Vec3 } from '../ifc/points.ts';
import { circle } from '../ifc/profiles.ts';
import type { Rooted } from '../ifc/relations.ts';
import { body, productShape } from '../ifc/shape.ts';
import { box, extrude, type Item } from '../ifc/solids.ts';
import type { Ref } from '../ifc/step-text.ts';
import { level } from '../plan/dimensions.ts';
import type { Penetration } from '../plan/penetrations.ts';
import type { Opening } from '../plan/wall.ts';
import { alongWall } from '../plan/wall-run.ts';
import { buildDoor } from './doors.ts';
import type { BuiltWall } from './walls.ts';
import { buildWindow } from './windows.ts';

/** How far opening bodies stand out of what they cut, so that no faces coincide. */
const clearance = 20;

/** Distance of frames from the outer face of exterior walls; partitions have linings 5 proud of the plaster. */
const setBack = { exterior: 120, partition: -5 } as const;

/** An opening in the file and what fills it. */
export interface BuiltOpening {
  readonly plan: Opening;
  readonly opening: Rooted;
  readonly filling?: Rooted;
}

/** Cuts the openings of the plan and fills them with doors and windows. */
export function cutOpenings(model: Model, wall: BuiltWall): BuiltOpening[] {
  return wall.plan.openings.map((plan) => {
    const { opening, placement } = cutOpening(model, wall, plan);
    const filling = fill(model, wall, plan, placement);
    if (!filling) return { plan, opening };
    model.root('IFCRELFILLSELEMENT', plan.tag, null, null, opening, filling);
    model.relate('IFCRELCONTAINEDINSPATIALSTRUCTURE', wall.place.spatial, filling);
    classify(model, 'EF_25_30', filling);
    return { plan, opening, filling };
  });
}

function cutOpening(model: Model, wall: BuiltWall, plan: Opening): { opening: Rooted; placement: Ref } {
  const { tag, centre, sill, width, height } = plan;
  const depth = thickness(wall.plan.buildUp);
  const left = alongWall(wall.plan, centre) - width / 2;
  const placement = localPlacement(model, wall.placement, { origin: [left, 0, sill] });
  const bottom = sill > -level.finish ? 0 : -clearance;
  const solid = box(model, [0, -clearance, bottom], [width, depth + clearance, height]);
  const opening = voidIn(model, wall.product, { tag, name: `Opening ${tag}`, placement }, solid);
  return { opening, placement };
}

function fill(model: Model, wall: BuiltWall, plan: Opening, opening: Ref): Rooted | undefined {
  const { tag, name, door, window } = plan;
  const inwards = wall.plan.buildUp === 'Partition 145' ? setBack.partition : setBack.exterior;
  const placement = () => localPlacement(model, opening, { origin: [0, inwards, 0] });
  if (door !== undefined) return buildDoor(model, tag, name, door, placement());
  if (window !== undefined) return buildWindow(model, tag, name, window, placement());
  return undefined;
}

/** Cuts a round hole for a duct or pipe. */
export function cutPenetration(model: Model, wall: BuiltWall, { tag, coordinate, height, radius }: Penetration): void {
  const depth = thickness(wall.plan.buildUp);
  const origin: Vec3 = [alongWall(wall.plan, coordinate), 0, height];
  const placement = localPlacement(model, wall.placement, { origin });
  const frame = { origin: [0, depth + clearance, 0], z: [0, -1, 0], x: [1, 0, 0] } as const;
  const solid = extrude(model, circle(model, radius), depth + 2 * clearance, frame);
  voidIn(model, wall.product, { tag, name: `Duct opening ${tag}`, placement }, solid);
}

/** IfcOpeningElement that voids `host`. */
export function voidIn(
  model: Model,
  host: Rooted,
  described: { tag: string; name: string; placement: Ref },
  solid: Item,
): Rooted {
  const shape = productShape(model, body(model, 'Openings', [solid]));
  const opening = element(model, 'IFCOPENINGELEMENT', { ...described, shape }, predefined('OPENING'));
  model.root('IFCRELVOIDSELEMENT', described.tag, null, null, host, opening);
  return opening;
}
