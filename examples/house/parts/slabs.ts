import { elementType, predefined } from '../ifc/element.ts';
import {
  type BuildUp,
  layerSet,
  layerSetUsage,
  layersOf,
  meanDensity,
  thermalTransmittance,
  thickness,
} from '../ifc/layer-sets.ts';
import { angle, boolean, identifier, label, transmittance } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { oncePerModel } from '../ifc/once.ts';
import { paint } from '../ifc/palette.ts';
import { localPlacement, type Vec2, type Vec3 } from '../ifc/points.ts';
import { corners, polygon } from '../ifc/profiles.ts';
import { type Properties, statusNew } from '../ifc/properties.ts';
import { areaOf, lengthOf, measure, type Quantities, volumeOf, weightOf } from '../ifc/quantities.ts';
import type { Rooted } from '../ifc/relations.ts';
import { box, extrude } from '../ifc/solids.ts';
import { house, level, shaft, stair, studio, wall } from '../plan/dimensions.ts';
import { voidIn } from './openings.ts';
import { area, perimeter } from './outlines.ts';
import { buildProduct } from './product.ts';
import type { Place, Places } from './spatial.ts';

/** The plinth stands back from the faces of the walls above it. */
const recess = 40;

const slabKinds: Partial<Record<BuildUp, { predefined: string; common: Properties }>> = {
  'Ground slab 400': {
    predefined: 'BASESLAB',
    common: { IsExternal: boolean(true), LoadBearing: boolean(true), FireRating: label('REI 90') },
  },
  'Upper slab 285': {
    predefined: 'FLOOR',
    common: { IsExternal: boolean(false), LoadBearing: boolean(true), AcousticRating: label("L'n,w 46 dB") },
  },
  'Slate roof 240': { predefined: 'ROOF', common: { IsExternal: boolean(true), PitchAngle: angle(35) } },
  'Flat roof 250': { predefined: 'ROOF', common: { IsExternal: boolean(true), PitchAngle: angle(0) } },
};

/** IfcSlabType with its layer set. */
export const slabType = oncePerModel((model: Model, buildUp: BuildUp): Rooted => {
  const kind = slabKinds[buildUp];
  if (!kind) throw new Error(`${buildUp} is not a slab`);
  const heat = { ThermalTransmittance: transmittance(thermalTransmittance(buildUp)) };
  const sets = { Pset_SlabCommon: { Reference: identifier(buildUp), Status: statusNew, ...kind.common, ...heat } };
  const type = elementType(model, 'IFCSLABTYPE', { tag: buildUp, name: buildUp, sets }, predefined(kind.predefined));
  model.relate('IFCRELASSOCIATESMATERIAL', layerSet(model, buildUp), type);
  return type;
});

interface SlabPlan {
  readonly tag: string;
  readonly name: string;
  readonly buildUp: BuildUp;
  readonly predefined: 'BASESLAB' | 'FLOOR';
  readonly outline: readonly Vec2[];
  readonly hole?: readonly Vec2[];
}

const plinth: SlabPlan = {
  tag: 'SL-01',
  name: 'Plinth slab',
  buildUp: 'Ground slab 400',
  predefined: 'BASESLAB',
  outline: [
    [recess, recess],
    [house.width - recess, recess],
    [house.width - recess, studio.south + recess],
    [studio.east - recess, studio.south + recess],
    [studio.east - recess, studio.north - recess],
    [house.width - recess, studio.north - recess],
    [house.width - recess, house.depth - recess],
    [recess, house.depth - recess],
  ],
};

const upperFloor: SlabPlan = {
  tag: 'SL-02',
  name: 'Upper floor slab',
  buildUp: 'Upper slab 285',
  predefined: 'FLOOR',
  outline: corners([wall.exterior, wall.exterior], [house.width - wall.exterior, house.depth - wall.exterior]),
  hole: corners([shaft.west, shaft.south], [shaft.east, shaft.north]),
};

/** The plinth, and the floor between the storeys with its stair opening. */
export function buildSlabs(model: Model, places: Places): void {
  buildSlab(model, plinth, places.ground, 0);
  const well = { width: stair.east - stair.west, length: stair.bottom - stair.top };
  const upper = buildSlab(model, upperFloor, places.upper, well.width * well.length);
  const bottom = -level.finish - thickness(upperFloor.buildUp);
  const placement = localPlacement(model, upper.placement, { origin: [stair.west, stair.top, bottom] });
  const solid = box(model, [0, 0, -20], [well.width, well.length, thickness(upperFloor.buildUp) + 20]);
  voidIn(model, upper.product, { tag: 'O-02', name: 'Stair opening', placement }, solid);
}

function buildSlab(model: Model, plan: SlabPlan, place: Place, cutArea: number) {
  const { tag, name, buildUp, outline, hole } = plan;
  const depth = thickness(buildUp);
  const origin: Vec3 = [0, 0, -level.finish - depth];
  const solid = extrude(model, polygon(model, outline, hole ? [hole] : []), depth, { origin });
  const { product, placement } = buildProduct(model, {
    ifc: 'IFCSLAB',
    tag,
    name,
    predefined: plan.predefined,
    within: place.spatial,
    parent: place.placement,
    frame: { origin: [0, 0, 0] },
    layer: 'Slabs',
    items: [paint(model, solid, 'concrete')],
    type: slabType(model, buildUp),
    material: layerSetUsage(model, buildUp, 'AXIS3'),
    uniclass: plan.predefined === 'BASESLAB' ? 'EF_20_05_30' : 'EF_30_20',
  });
  const gross = area(outline) - (hole ? area(hole) : 0);
  measure(model, product, 'Qto_SlabBaseQuantities', {
    Width: lengthOf(depth),
    Perimeter: lengthOf(perimeter(outline)),
    ...slabQuantities(buildUp, gross, gross - cutArea),
  });
  measure(model, product, 'PlinthHouse_LayerQuantities', layerQuantities(buildUp, gross - cutArea));
  return { product, placement };
}

/** Areas, volumes and weight of Qto_SlabBaseQuantities; areas in mm2, before and after openings are cut. */
export function slabQuantities(buildUp: BuildUp, gross: number, net: number): Quantities {
  const depth = thickness(buildUp);
  return {
    GrossArea: areaOf(gross),
    NetArea: areaOf(net),
    GrossVolume: volumeOf(gross * depth),
    NetVolume: volumeOf(net * depth),
    NetWeight: weightOf((net * depth * meanDensity(buildUp)) / 1e9),
  };
}

/** One IfcPhysicalComplexQuantity per layer. */
function layerQuantities(buildUp: BuildUp, net: number): Quantities {
  return Object.fromEntries(
    layersOf(buildUp).map((layer) => [
      layer.material,
      {
        kind: 'COMPLEX',
        discrimination: 'layer',
        parts: { Width: lengthOf(layer.thickness), NetVolume: volumeOf(net * layer.thickness) },
      },
    ]),
  );
}
