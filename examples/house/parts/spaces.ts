import { classify } from '../ifc/classification.ts';
import { airFlow, boolean, count, identifier, temperature } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { paint } from '../ifc/palette.ts';
import { localPlacement } from '../ifc/points.ts';
import { closedPolyline, corners, rectangle } from '../ifc/profiles.ts';
import { define, type Properties } from '../ifc/properties.ts';
import { areaOf, lengthOf, measure, volumeOf } from '../ifc/quantities.ts';
import type { Rooted } from '../ifc/relations.ts';
import { body, footPrint, productShape } from '../ifc/shape.ts';
import { extrude, type Item } from '../ifc/solids.ts';
import { enumeration, type Ref } from '../ifc/step-text.ts';
import { level, studio } from '../plan/dimensions.ts';
import { highestUnderside, sectionArea } from '../plan/roof-line.ts';
import type { Room } from '../plan/rooms.ts';
import { airFlows } from '../plan/ventilation.ts';
import type { Place } from './spatial.ts';
import { clipUnderRoof } from './under-roof.ts';

/** A room in the file. */
export interface BuiltRoom {
  readonly plan: Room;
  readonly space: Rooted;
  readonly placement: Ref;
  readonly place: Place;
}

/** IfcSpace with its clear volume, down to the floor finish and up to the ceiling or the roof. */
export function buildRoom(model: Model, plan: Room, place: Place): BuiltRoom {
  const { number, name, germanName, from, to } = plan;
  const placement = localPlacement(model, place.placement, { origin: [...from, 0] });
  const outline = corners([0, 0], [to[0] - from[0], to[1] - from[1]]);
  const shape = productShape(
    model,
    footPrint(model, 'Rooms', closedPolyline(model, outline)),
    body(model, 'Rooms', [paint(model, solid(model, plan, place), 'room')]),
  );
  const kind = [enumeration('ELEMENT'), enumeration('INTERNAL'), place.elevation];
  const space = model.root('IFCSPACE', number, number, germanName, null, placement, shape, name, ...kind);
  model.relate('IFCRELAGGREGATES', place.spatial, space);
  classify(model, plan.uniclass, space);
  define(model, [space], roomSets(plan));
  measureRoom(model, plan, place, space);
  return { plan, space, placement, place };
}

function solid(model: Model, room: Room, place: Place): Item {
  const { from, to } = room;
  const profile = rectangle(model, [0, 0], [to[0] - from[0], to[1] - from[1]]);
  if (room.storey === 'ground') return extrude(model, profile, ceilingHeight(room));
  const [south, north] = [from[1], to[1]];
  const above = highestUnderside(south, north) - place.elevation + 100;
  const frame = { origin: [...from, place.elevation], along: [1, 0] } as const;
  return clipUnderRoof(model, extrude(model, profile, above), frame, south, north);
}

/** The flat ceilings of the ground floor: under the upper slab, and higher in the studio. */
function ceilingHeight(room: Room): number {
  return room.from[0] >= studio.west ? studio.roofUnderside : level.ceiling;
}

function roomSets(room: Room): Record<string, Properties> {
  const flow = airFlows[room.number] ?? 0;
  const ventilation: Properties = {
    ...(flow > 0 ? { VentilationAirFlowrate: airFlow(flow) } : {}),
    ...(flow < 0 ? { ExhaustAirFlowrate: airFlow(-flow) } : {}),
  };
  return {
    Pset_SpaceCommon: {
      Reference: identifier(room.number),
      IsExternal: boolean(false),
      PubliclyAccessible: boolean(false),
      HandicapAccessible: boolean(room.storey === 'ground'),
    },
    Pset_SpaceThermalDesign: { HeatingDryBulb: temperature(room.heatedTo), ...ventilation },
    ...(room.occupants > 0 ? { Pset_SpaceOccupancyRequirements: { OccupancyNumber: count(room.occupants) } } : {}),
  };
}

function measureRoom(model: Model, room: Room, place: Place, space: Rooted): void {
  const { from, to } = room;
  const [width, depth] = [to[0] - from[0], to[1] - from[1]];
  const underRoof = room.storey === 'upper';
  const section = underRoof ? sectionArea(from[1], to[1], place.elevation) : depth * ceilingHeight(room);
  const height = underRoof ? highestUnderside(from[1], to[1]) - place.elevation : ceilingHeight(room);
  measure(model, space, 'Qto_SpaceBaseQuantities', {
    Height: lengthOf(height),
    FinishFloorHeight: lengthOf(level.finish),
    NetPerimeter: lengthOf(2 * (width + depth)),
    GrossFloorArea: areaOf(width * depth),
    NetFloorArea: areaOf(width * depth),
    NetVolume: volumeOf(section * width),
  });
}
