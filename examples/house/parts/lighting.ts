import { elementType, predefined } from '../ifc/element.ts';
import { power, text, whole } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { oncePerModel } from '../ifc/once.ts';
import { paint } from '../ifc/palette.ts';
import type { Vec3 } from '../ifc/points.ts';
import { circle, polygon } from '../ifc/profiles.ts';
import { type Enumeration, type Properties, statusNew } from '../ifc/properties.ts';
import type { Rooted } from '../ifc/relations.ts';
import { body, mapped, representationMap } from '../ifc/shape.ts';
import { extrude, type Item, revolve, sweepDisk } from '../ifc/solids.ts';
import type { Ref } from '../ifc/step-text.ts';
import { buildProduct } from './product.ts';
import type { BuiltRoom } from './spaces.ts';

type LampKind = 'pendant' | 'ceiling light' | 'floor lamp';

/** Lamps by room: kind and place, which is the ceiling or the floor above the storey, mm. */
const lamps: readonly (readonly [string, LampKind, Vec3])[] = [
  ['0.01', 'ceiling light', [6600, 7300, 2700]],
  ['0.01', 'ceiling light', [6600, 5200, 2700]],
  ['0.02', 'ceiling light', [2500, 6600, 2700]],
  ['0.02', 'floor lamp', [4500, 2000, 0]],
  ['0.03', 'pendant', [8700, 1775, 2700]],
  ['0.03', 'pendant', [9350, 1775, 2700]],
  ['0.03', 'pendant', [10_000, 1775, 2700]],
  ['0.04', 'ceiling light', [8000, 6700, 2700]],
  ['0.06', 'pendant', [14_800, 3600, 2900]],
  ['1.01', 'floor lamp', [5350, 700, 0]],
  ['1.02', 'floor lamp', [650, 3800, 0]],
  ['1.03', 'floor lamp', [3600, 4600, 0]],
  ['1.04', 'floor lamp', [11_350, 3600, 0]],
];

const mounting: Enumeration = {
  name: 'PEnum_LightFixtureMountingType',
  values: [
    'CABLESPANNED',
    'FREESTANDING',
    'POLE_SIDE',
    'POLE_TOP',
    'RECESSED',
    'SURFACE',
    'SUSPENDED',
    'TRACKMOUNTED',
    'OTHER',
    'NOTKNOWN',
    'UNSET',
  ],
};

/** IfcLightFixture in the rooms. Returns the elements of the lighting system. */
export function buildLighting(model: Model, rooms: readonly BuiltRoom[]): Rooted[] {
  return lamps.map(([number, kind, origin], index) => {
    const room = rooms.find(({ plan }) => plan.number === number);
    if (!room) throw new Error(`no room ${number} for a lamp`);
    const { type, map } = lampType(model, kind);
    const tag = `LI-${String(index + 1).padStart(2, '0')}`;
    const { product } = buildProduct(model, {
      ifc: 'IFCLIGHTFIXTURE',
      tag,
      name: kinds[kind].name,
      predefined: 'POINTSOURCE',
      within: room.space,
      parent: room.place.placement,
      frame: { origin },
      layer: 'Electrical',
      items: [mapped(model, map)],
      type,
      uniclass: 'EF_70_80',
    });
    return product;
  });
}

interface LampDescription {
  readonly name: string;
  readonly watts: number;
  readonly mounting: 'SUSPENDED' | 'SURFACE' | 'FREESTANDING';
  readonly items: (model: Model) => Item[];
}

const kinds: Record<LampKind, LampDescription> = {
  pendant: { name: 'Pendant, spun aluminium', watts: 9, mounting: 'SUSPENDED', items: pendantItems },
  'ceiling light': { name: 'Ceiling light, opal glass', watts: 14, mounting: 'SURFACE', items: ceilingLightItems },
  'floor lamp': { name: 'Floor lamp with linen shade', watts: 12, mounting: 'FREESTANDING', items: floorLampItems },
};

const lampType = oncePerModel((model: Model, kind: LampKind): { type: Rooted; map: Ref } => {
  const { name, watts, mounting: mounted, items } = kinds[kind];
  const map = representationMap(model, body(model, 'Electrical', items(model)));
  const common: Properties = {
    Status: statusNew,
    NumberOfSources: whole(1),
    TotalWattage: power(watts),
    LightFixtureMountingType: { kind: 'enumerated', chosen: [mounted], from: mounting },
  };
  const sets = { Pset_LightFixtureTypeCommon: common, PlinthHouse_Light: { Remark: text('LED, 2700 K, Ra ≥ 90') } };
  const described = { tag: `lamp ${kind}`, name, maps: [map], sets };
  return { type: elementType(model, 'IFCLIGHTFIXTURETYPE', described, predefined('POINTSOURCE')), map };
});

/** A cord and a bell-shaped shade, below the ceiling. */
function pendantItems(model: Model): Item[] {
  const bell = polygon(model, [
    [18, 230],
    [60, 215],
    [150, 100],
    [190, 0],
    [182, 0],
    [142, 95],
    [54, 207],
    [18, 222],
  ]);
  return [
    paint(
      model,
      sweepDisk(
        model,
        [
          [0, 0, 0],
          [0, 0, -720],
        ],
        4,
      ),
      'anthracite',
    ),
    paint(model, revolve(model, bell, [0, 0, -950]), 'anthracite'),
    paint(model, extrude(model, circle(model, 45), 80, { origin: [0, 0, -830] }), 'light'),
  ];
}

/** A flat disc under the ceiling. */
function ceilingLightItems(model: Model): Item[] {
  return [
    paint(model, extrude(model, circle(model, 190), 15, { origin: [0, 0, -15] }), 'anthracite'),
    paint(model, extrude(model, circle(model, 175), 45, { origin: [0, 0, -60] }), 'light'),
  ];
}

/** A foot, a rod and a cylindrical shade. */
function floorLampItems(model: Model): Item[] {
  return [
    paint(model, extrude(model, circle(model, 150), 20), 'anthracite'),
    paint(model, extrude(model, circle(model, 12), 1330, { origin: [0, 0, 20] }), 'anthracite'),
    paint(model, extrude(model, circle(model, 200), 300, { origin: [0, 0, 1350] }), 'light'),
  ];
}
