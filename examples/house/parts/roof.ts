import { classify } from '../ifc/classification.ts';
import { element, predefined } from '../ifc/element.ts';
import { layerSetUsage, thermalTransmittance, thickness } from '../ifc/layer-sets.ts';
import { boolean, identifier, label, transmittance } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { paint } from '../ifc/palette.ts';
import { type Frame3, localPlacement, type Vec3 } from '../ifc/points.ts';
import { rectangle } from '../ifc/profiles.ts';
import { define } from '../ifc/properties.ts';
import { areaOf, lengthOf, measure } from '../ifc/quantities.ts';
import type { Rooted } from '../ifc/relations.ts';
import { body, productShape } from '../ifc/shape.ts';
import { box, extrude, type Item } from '../ifc/solids.ts';
import type { Ref } from '../ifc/step-text.ts';
import { house, roof, studio } from '../plan/dimensions.ts';
import { roofSlope } from '../plan/roof-line.ts';
import { windows } from '../plan/windows.ts';
import { voidIn } from './openings.ts';
import { slabQuantities, slabType } from './slabs.ts';
import type { Place, Places } from './spatial.ts';
import { buildWindow } from './windows.ts';

const radians = (roof.pitch * Math.PI) / 180;
const [sine, cosine] = [Math.sin(radians), Math.cos(radians)];

/** Along the eaves, and from the eaves up to the ridge. */
export const slopeSize = {
  length: house.width + 2 * roof.gableOverhang,
  rise: (house.depth / 2 + roof.eavesOverhang) / cosine,
} as const;

/** One half of the roof: x along the eaves, y up the slope, z out of it, from the underside at an end of the eaves. */
export interface Slope {
  readonly product: Rooted;
  readonly placement: Ref;
}

const boardingThickness = 15;
const eavesHeight = roof.eaves - roofSlope * roof.eavesOverhang;
const halves = {
  south: {
    tag: 'RS-01',
    name: 'Roof south',
    frame: { origin: [-roof.gableOverhang, -roof.eavesOverhang, eavesHeight], z: [0, -sine, cosine], x: [1, 0, 0] },
  },
  north: {
    tag: 'RS-02',
    name: 'Roof north',
    frame: {
      origin: [house.width + roof.gableOverhang, house.depth + roof.eavesOverhang, eavesHeight],
      z: [0, sine, cosine],
      x: [-1, 0, 0],
    },
  },
} as const satisfies Record<string, { tag: string; name: string; frame: Frame3 }>;

/** Roof windows in the north half: middle along the eaves and lower edge up the slope. */
const skylights = [
  { tag: 'W-31', name: 'Roof window, gallery', middle: 12_400 - 5700, foot: 3300 },
  { tag: 'W-32', name: 'Roof window, bathroom', middle: 12_400 - 9000, foot: 3500 },
] as const;

/** The gable roof, its two halves and their windows, and the flat roof of the studio. Returns the south half. */
export function buildRoofs(model: Model, places: Places): Slope {
  const gable = roofOf(model, places.roof, 'RO-01', 'Gable roof', 'GABLE_ROOF');
  const south = buildHalf(model, gable, places.roof, 'south', []);
  buildHalf(model, gable, places.roof, 'north', skylights);
  buildStudioRoof(model, places);
  return south;
}

/** IfcRoof: the whole, which only its slabs show. */
function roofOf(model: Model, place: Place, tag: string, name: string, kind: string): Rooted {
  const product = element(model, 'IFCROOF', { tag, name, placement: place.placement, shape: null }, predefined(kind));
  model.relate('IFCRELCONTAINEDINSPATIALSTRUCTURE', place.spatial, product);
  classify(model, 'EF_30_10', product);
  const common = { Reference: identifier(tag), IsExternal: boolean(true), FireRating: label('REI 30') };
  const buildUp = kind === 'GABLE_ROOF' ? 'Slate roof 240' : 'Flat roof 250';
  const heat = { ThermalTransmittance: transmittance(thermalTransmittance(buildUp)) };
  define(model, [product], { Pset_RoofCommon: { ...common, ...heat } });
  return product;
}

function buildHalf(
  model: Model,
  whole: Rooted,
  place: Place,
  side: keyof typeof halves,
  lights: readonly (typeof skylights)[number][],
): Slope {
  const { tag, name, frame } = halves[side];
  const [x, y, z] = frame.origin;
  const placement = localPlacement(model, place.placement, { ...frame, origin: [x, y, z - place.elevation] });
  const shape = productShape(model, body(model, 'Roof', halfItems(model)));
  const product = element(model, 'IFCSLAB', { tag, name, placement, shape }, predefined('ROOF'));
  finish(model, whole, product, 'Slate roof 240');
  const gross = slopeSize.length * slopeSize.rise;
  const { width, height } = windows.skylight;
  measure(model, product, 'Qto_SlabBaseQuantities', {
    Width: lengthOf(roof.thickness),
    Length: lengthOf(slopeSize.length),
    Depth: lengthOf(slopeSize.rise),
    ...slabQuantities('Slate roof 240', gross, gross - lights.length * width * height),
  });
  for (const light of lights) buildSkylight(model, product, placement, place, light);
  return { product, placement };
}

/**
 * The boarding seen from below, and the roof above it. Both are pushed straight up instead of square to the slope, so
 * that the halves end in the same vertical plane at the ridge.
 */
function halfItems(model: Model): Item[] {
  const profile = rectangle(model, [0, 0], [slopeSize.length, slopeSize.rise]);
  const upwards: Vec3 = [0, sine, cosine];
  const [boarding, whole] = [boardingThickness / cosine, roof.thickness / cosine];
  const above: Vec3 = [0, upwards[1] * boarding, upwards[2] * boarding];
  return [
    paint(model, extrude(model, profile, boarding, { origin: [0, 0, 0] }, upwards), 'partition'),
    paint(model, extrude(model, profile, whole - boarding, { origin: above }, upwards), 'slate'),
  ];
}

function finish(model: Model, whole: Rooted, slab: Rooted, buildUp: 'Slate roof 240' | 'Flat roof 250'): void {
  model.relate('IFCRELAGGREGATES', whole, slab);
  model.relate('IFCRELDEFINESBYTYPE', slabType(model, buildUp), slab);
  model.relate('IFCRELASSOCIATESMATERIAL', layerSetUsage(model, buildUp, 'AXIS3'), slab);
  classify(model, 'EF_30_10', slab);
}

/** A roof window lies in the slope: its x along the eaves, its z up the slope, its y into the house. */
function buildSkylight(
  model: Model,
  slab: Rooted,
  slope: Ref,
  place: Place,
  { tag, name, middle, foot }: (typeof skylights)[number],
): void {
  const { width, height } = windows.skylight;
  const origin: Vec3 = [middle - width / 2, foot, roof.thickness + 30];
  const placement = localPlacement(model, slope, { origin, z: [0, 1, 0], x: [1, 0, 0] });
  const solid = box(model, [0, -50, 0], [width, roof.thickness + 130, height]);
  const opening = voidIn(model, slab, { tag, name: `Opening ${tag}`, placement }, solid);
  const window = buildWindow(model, tag, name, 'skylight', localPlacement(model, placement, { origin: [0, 0, 0] }));
  model.root('IFCRELFILLSELEMENT', tag, null, null, opening, window);
  model.relate('IFCRELCONTAINEDINSPATIALSTRUCTURE', place.spatial, window);
  classify(model, 'EF_25_30', window);
}

function buildStudioRoof(model: Model, places: Places): void {
  const whole = roofOf(model, places.ground, 'RO-02', 'Studio roof', 'FLAT_ROOF');
  const overhang = 400;
  const width = studio.east - studio.west + overhang;
  const depth = studio.north - studio.south + 2 * overhang;
  const height = thickness('Flat roof 250');
  const origin: Vec3 = [studio.west, studio.south - overhang, studio.roofUnderside];
  const placement = localPlacement(model, places.ground.placement, { origin });
  const solid = extrude(model, rectangle(model, [0, 0], [width, depth]), height);
  const shape = productShape(model, body(model, 'Roof', [paint(model, solid, 'anthracite')]));
  const described = { tag: 'RS-03', name: 'Studio roof slab', placement, shape };
  const product = element(model, 'IFCSLAB', described, predefined('ROOF'));
  finish(model, whole, product, 'Flat roof 250');
  measure(model, product, 'Qto_SlabBaseQuantities', {
    Width: lengthOf(height),
    Length: lengthOf(width),
    Depth: lengthOf(depth),
    ...slabQuantities('Flat roof 250', width * depth, width * depth),
  });
  measure(model, whole, 'Qto_RoofBaseQuantities', { GrossArea: areaOf(width * depth) });
}
