import type { Model } from '../ifc/model.ts';
import type { Rooted } from '../ifc/relations.ts';
import { enumeration } from '../ifc/step-text.ts';
import { liesWithin, type Side, sidesOf, stretch } from '../plan/room-sides.ts';
import type { Wall } from '../plan/wall.ts';
import type { BuiltOpening } from './openings.ts';
import type { BuiltRoom } from './spaces.ts';
import type { BuiltWall } from './walls.ts';

type Exposure = 'INTERNAL' | 'EXTERNAL' | 'NOTDEFINED';

/** A wall with what fills its openings. */
export interface Enclosure {
  readonly wall: BuiltWall;
  readonly openings: readonly BuiltOpening[];
}

/**
 * IfcRelSpaceBoundary between every room and the walls, doors and windows round it; openings that nothing fills are
 * virtual boundaries.
 */
export function buildBoundaries(model: Model, rooms: readonly BuiltRoom[], enclosures: readonly Enclosure[]): void {
  for (const room of rooms) {
    const around = enclosures.filter(({ wall }) => wall.plan.storey === room.plan.storey);
    for (const side of sidesOf(room.plan)) {
      for (const enclosure of around) boundSide(model, room, side, enclosure);
    }
  }
}

function boundSide(model: Model, room: BuiltRoom, side: Side, { wall, openings }: Enclosure): void {
  const covered = stretch(side, wall.plan);
  if (!covered) return;
  const exposure = exposureOf(wall.plan);
  bound(model, room, wall.product, 'PHYSICAL', exposure);
  for (const { opening, filling } of openings.filter(({ plan }) => liesWithin(plan, covered))) {
    bound(model, room, filling ?? opening, filling ? 'PHYSICAL' : 'VIRTUAL', exposure);
  }
}

/** The east wall of the house is both: it has the weather on its ends and the studio in between. */
function exposureOf({ tag, buildUp }: Wall): Exposure {
  if (buildUp === 'Partition 145') return 'INTERNAL';
  return tag === 'EW-02' ? 'NOTDEFINED' : 'EXTERNAL';
}

function bound(
  model: Model,
  room: BuiltRoom,
  element: Rooted,
  nature: 'PHYSICAL' | 'VIRTUAL',
  exposure: Exposure,
): void {
  const kind = [enumeration(nature), enumeration(exposure)];
  const key = `${room.plan.number} ${element.globalId}`;
  model.root('IFCRELSPACEBOUNDARY', key, '1stLevel', null, room.space, element, null, ...kind);
}
