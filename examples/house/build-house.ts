import { Model } from './ifc/model.ts';
import { buildAppliances } from './parts/appliances.ts';
import { buildBoundaries, type Enclosure } from './parts/boundaries.ts';
import { buildCanopy } from './parts/canopy.ts';
import { buildFacade } from './parts/facade.ts';
import { buildFloorFinish } from './parts/finishes.ts';
import { buildFurniture } from './parts/furniture.ts';
import { buildGutters } from './parts/gutters.ts';
import { buildHeatRecovery } from './parts/heat-recovery.ts';
import { buildHeating } from './parts/heating.ts';
import { joinWalls } from './parts/joints.ts';
import { buildLighting } from './parts/lighting.ts';
import { cutOpenings, cutPenetration } from './parts/openings.ts';
import { buildDeck, buildOutdoors } from './parts/outdoors.ts';
import { buildPergola } from './parts/pergola.ts';
import { buildPhotovoltaics } from './parts/photovoltaics.ts';
import { buildPlanting } from './parts/planting.ts';
import { createProject, header, type Project } from './parts/project.ts';
import { buildRoofs, type Slope } from './parts/roof.ts';
import { buildSanitary } from './parts/sanitary.ts';
import { buildSlabs } from './parts/slabs.ts';
import { type BuiltRoom, buildRoom } from './parts/spaces.ts';
import { createPlaces, type Places } from './parts/spatial.ts';
import { buildStair } from './parts/stair.ts';
import { buildSystem, buildZones } from './parts/systems.ts';
import { buildTerrain } from './parts/terrain.ts';
import { buildVentilation } from './parts/ventilation.ts';
import { buildWall, measureWall, volumeRemoved } from './parts/walls.ts';
import { groundWalls } from './plan/ground-walls.ts';
import { penetrationsOf } from './plan/penetrations.ts';
import { rooms } from './plan/rooms.ts';
import { upperWalls } from './plan/upper-walls.ts';

/** The whole house as the text of an IFC4 file; the same bytes every time. */
export function buildHouse(): string {
  const model = new Model();
  const project = createProject(model);
  const places = createPlaces(model, project.project);
  buildLand(model, places);
  const enclosures = buildWalls(model, places);
  buildSlabs(model, places);
  const southRoof = buildRoofs(model, places);
  buildFacade(model, places);
  buildStair(model, places);
  const builtRooms = buildRooms(model, places);
  buildBoundaries(model, builtRooms, enclosures);
  buildZones(model, builtRooms);
  buildFurniture(model, builtRooms, places.site);
  buildSanitary(model, builtRooms);
  buildServices(model, project, places, builtRooms, southRoof);
  return model.finish(header);
}

function buildLand(model: Model, places: Places): void {
  buildTerrain(model, places.site);
  buildPlanting(model, places.site);
  buildOutdoors(model, places.site);
  buildDeck(model, places.site);
  buildPergola(model, places.ground);
  buildCanopy(model, places.ground);
}

function buildWalls(model: Model, places: Places): Enclosure[] {
  const enclosures = [...groundWalls, ...upperWalls].map((plan): Enclosure => {
    const wall = buildWall(model, plan, places[plan.storey]);
    const openings = cutOpenings(model, wall);
    const penetrations = penetrationsOf(plan);
    for (const penetration of penetrations) cutPenetration(model, wall, penetration);
    measureWall(model, wall, volumeRemoved(plan, penetrations));
    return { wall, openings };
  });
  joinWalls(
    model,
    enclosures.map(({ wall }) => wall),
  );
  return enclosures;
}

function buildRooms(model: Model, places: Places): BuiltRoom[] {
  return rooms.map((plan) => {
    const place = places[plan.storey];
    const room = buildRoom(model, plan, place);
    buildFloorFinish(model, plan, room.space, place);
    return room;
  });
}

function buildServices(
  model: Model,
  project: Project,
  places: Places,
  builtRooms: readonly BuiltRoom[],
  southRoof: Slope,
): void {
  const room = (number: string): BuiltRoom => {
    const found = builtRooms.find(({ plan }) => plan.number === number);
    if (!found) throw new Error(`no room ${number}`);
    return found;
  };
  const plantRoom = room('0.05');
  const unit = buildHeatRecovery(model, plantRoom, project);
  const air = buildVentilation(model, places, builtRooms, unit);
  const heating = buildHeating(model, places.ground, plantRoom);
  const photovoltaics = buildPhotovoltaics(model, southRoof, places.roof, plantRoom);
  const appliances = buildAppliances(model, room('1.06'));
  const lamps = buildLighting(model, builtRooms);
  const gutters = buildGutters(model, places);
  const systems = [
    { code: 'SUP', name: 'Supply air', kind: 'VENTILATION', members: air.supply },
    { code: 'ETA', name: 'Extract air', kind: 'EXHAUST', members: air.extract },
    { code: 'ODA', name: 'Outdoor air', kind: 'VENTILATION', members: air.outdoor },
    { code: 'EHA', name: 'Exhaust air', kind: 'EXHAUST', members: air.exhaust },
    { code: 'HTG', name: 'Heating', kind: 'HEATING', members: heating },
    {
      code: 'ELT',
      name: 'Electricity and photovoltaics',
      kind: 'ELECTRICAL',
      members: [...photovoltaics, ...appliances],
    },
    { code: 'LGT', name: 'Lighting', kind: 'LIGHTING', members: lamps },
    { code: 'RWD', name: 'Rainwater', kind: 'RAINWATER', members: gutters },
  ] as const;
  for (const system of systems) buildSystem(model, places.building.spatial, system);
}
