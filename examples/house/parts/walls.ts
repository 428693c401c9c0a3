import { classify } from '../ifc/classification.ts';
import { element, elementType, predefined } from '../ifc/element.ts';
import {
  type BuildUp,
  layerSet,
  layerSetUsage,
  meanDensity,
  thermalTransmittance,
  thickness,
} from '../ifc/layer-sets.ts';
import { boolean, identifier, label, transmittance } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { oncePerModel } from '../ifc/once.ts';
import { type ColourName, paint } from '../ifc/palette.ts';
import { localPlacement, point } from '../ifc/points.ts';
import { rectangle } from '../ifc/profiles.ts';
import { define, type Properties, statusNew } from '../ifc/properties.ts';
import { areaOf, lengthOf, measure, volumeOf, weightOf } from '../ifc/quantities.ts';
import type { Rooted } from '../ifc/relations.ts';
import { axis, body, productShape } from '../ifc/shape.ts';
import { extrude, type Item } from '../ifc/solids.ts';
import type { Ref } from '../ifc/step-text.ts';
import { level } from '../plan/dimensions.ts';
import type { Penetration } from '../plan/penetrations.ts';
import { highestUnderside, sectionArea } from '../plan/roof-line.ts';
import type { Wall } from '../plan/wall.ts';
import { extent, run } from '../plan/wall-run.ts';
import type { Place } from './spatial.ts';
import { clipUnderRoof } from './under-roof.ts';

interface WallTypeDescription {
  readonly colour: ColourName;
  readonly layer: string;
  readonly predefined: 'SOLIDWALL' | 'ELEMENTEDWALL' | 'PARTITIONING';
  readonly common: Properties;
}

const wallTypes: Partial<Record<BuildUp, WallTypeDescription>> = {
  'Exterior wall 350': {
    colour: 'plaster',
    layer: 'Walls exterior',
    predefined: 'SOLIDWALL',
    common: { IsExternal: boolean(true), LoadBearing: boolean(true), FireRating: label('REI 90') },
  },
  'Studio wall 300': {
    colour: 'cladding',
    layer: 'Walls exterior',
    predefined: 'ELEMENTEDWALL',
    common: { IsExternal: boolean(true), LoadBearing: boolean(true), FireRating: label('REI 30') },
  },
  'Partition 145': {
    colour: 'partition',
    layer: 'Walls interior',
    predefined: 'PARTITIONING',
    common: { IsExternal: boolean(false), LoadBearing: boolean(true), AcousticRating: label("R'w 47 dB") },
  },
};

/** What single walls do better than their type. */
const ownProperties: Readonly<Record<string, Properties>> = {
  'EW-03': { ThermalTransmittance: transmittance(0.19), Reference: identifier('EW-350-N') },
  'IW-03': { FireRating: label('EI 90'), Compartmentation: boolean(true) },
};

function describe(buildUp: BuildUp): WallTypeDescription {
  const found = wallTypes[buildUp];
  if (!found) throw new Error(`${buildUp} is not a wall`);
  return found;
}

const wallType = oncePerModel((model: Model, buildUp: BuildUp): Rooted => {
  const { predefined: kind, common } = describe(buildUp);
  const reference = { Reference: identifier(buildUp), Status: statusNew };
  const heat = { ThermalTransmittance: transmittance(thermalTransmittance(buildUp)) };
  const sets = { Pset_WallCommon: { ...reference, ...common, ...heat } };
  const type = elementType(model, 'IFCWALLTYPE', { tag: buildUp, name: buildUp, sets }, predefined(kind));
  model.relate('IFCRELASSOCIATESMATERIAL', layerSet(model, buildUp), type);
  return type;
});

/** A wall in the file, and what its openings need to know of it. */
export interface BuiltWall {
  readonly plan: Wall;
  readonly product: Rooted;
  readonly placement: Ref;
  readonly place: Place;
}

/** IfcWall with axis and body; the openings are cut later. */
export function buildWall(model: Model, plan: Wall, place: Place): BuiltWall {
  const { tag, name, buildUp, from } = plan;
  const { colour, layer, predefined: kind } = describe(buildUp);
  const { along, length } = run(plan);
  const placement = localPlacement(model, place.placement, { origin: [...from, 0], x: [...along, 0] });
  const line = model.file.share('IFCPOLYLINE', [point(model, [0, 0]), point(model, [length, 0])]);
  const shape = productShape(
    model,
    axis(model, layer, line),
    body(model, layer, [paint(model, solid(model, plan, place), colour)]),
  );
  const description = { tag, name, objectType: buildUp, placement, shape };
  const product = element(model, 'IFCWALL', description, predefined(kind));
  model.relate('IFCRELCONTAINEDINSPATIALSTRUCTURE', place.spatial, product);
  model.relate('IFCRELDEFINESBYTYPE', wallType(model, buildUp), product);
  model.relate('IFCRELASSOCIATESMATERIAL', layerSetUsage(model, buildUp, 'AXIS2'), product);
  classify(model, 'EF_25_10', product);
  const own = ownProperties[tag];
  if (own) define(model, [product], { Pset_WallCommon: own });
  return { plan, product, placement, place };
}

function solid(model: Model, plan: Wall, place: Place): Item {
  const { south, north } = extent(plan);
  const { along, length } = run(plan);
  const bottom = -level.finish;
  const top = plan.top ?? highestUnderside(south, north) - place.elevation + 100;
  const profile = rectangle(model, [0, 0], [length, thickness(plan.buildUp)]);
  const whole = extrude(model, profile, top - bottom, { origin: [0, 0, bottom] });
  if (plan.top !== undefined) return whole;
  return clipUnderRoof(model, whole, { origin: [...plan.from, place.elevation], along }, south, north);
}

/** Qto_WallBaseQuantities. `removed` is the volume of the openings in mm3. */
export function measureWall(model: Model, { plan, product, place }: BuiltWall, removed: number): void {
  const { length } = run(plan);
  const width = thickness(plan.buildUp);
  const gross = grossVolume(plan, place);
  const net = gross - removed;
  const density = meanDensity(plan.buildUp);
  measure(model, product, 'Qto_WallBaseQuantities', {
    Length: lengthOf(length),
    Width: lengthOf(width),
    Height: lengthOf(highestPoint(plan, place) + level.finish),
    GrossFootprintArea: areaOf(length * width),
    GrossSideArea: areaOf(gross / width),
    NetSideArea: areaOf(net / width),
    GrossVolume: volumeOf(gross),
    NetVolume: volumeOf(net),
    NetWeight: weightOf((net / 1e9) * density),
  });
}

function grossVolume(plan: Wall, place: Place): number {
  const { south, north, west, east } = extent(plan);
  if (plan.top === undefined) return (east - west) * sectionArea(south, north, place.elevation - level.finish);
  return (east - west) * (north - south) * (plan.top + level.finish);
}

function highestPoint(plan: Wall, place: Place): number {
  const { south, north } = extent(plan);
  return plan.top ?? highestUnderside(south, north) - place.elevation;
}

/** What openings and penetrations take out of a wall, mm3. */
export function volumeRemoved({ openings, buildUp }: Wall, penetrations: readonly Penetration[]): number {
  const rectangles = openings.reduce((sum, { width, height }) => sum + width * height, 0);
  const circles = penetrations.reduce((sum, { radius }) => sum + Math.PI * radius ** 2, 0);
  return (rectangles + circles) * thickness(buildUp);
}
