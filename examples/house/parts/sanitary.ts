import { elementType, predefined } from '../ifc/element.ts';
import { material } from '../ifc/materials.ts';
import { identifier, label, positiveLength } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { oncePerModel } from '../ifc/once.ts';
import { paint } from '../ifc/palette.ts';
import type { Vec2 } from '../ifc/points.ts';
import { circle, corners, ellipse, polygon, rectangle, roundedRectangle } from '../ifc/profiles.ts';
import { define, type Enumeration, statusNew } from '../ifc/properties.ts';
import { measure, weightOf } from '../ifc/quantities.ts';
import type { Rooted } from '../ifc/relations.ts';
import { body, mapped, representationMap } from '../ifc/shape.ts';
import { box, extrude, type Item } from '../ifc/solids.ts';
import type { Ref } from '../ifc/step-text.ts';
import { originOf, widthAlong } from './furniture.ts';
import { buildProduct } from './product.ts';
import type { BuiltRoom } from './spaces.ts';

interface Fixture {
  readonly name: string;
  readonly predefined: 'TOILETPAN' | 'WASHHANDBASIN' | 'BATH' | 'SHOWER';
  readonly width: number;
  readonly depth: number;
  readonly weight: number;
  readonly items: (model: Model) => Item[];
}

/** The bowl of the washbasin on plan. */
const basin: readonly Vec2[] = corners([60, 60], [640, 380]);

/** Sanitary ware, back to the north; mm and kg. Unpainted items take the colour of the ceramic. */
const fixtures = {
  toilet: {
    name: 'Wall-hung toilet',
    predefined: 'TOILETPAN',
    width: 380,
    depth: 560,
    weight: 26,
    items: (model) => [
      extrude(model, ellipse(model, 185, 250, [190, 250]), 230, { origin: [0, 0, 170] }),
      extrude(model, ellipse(model, 188, 256, [190, 256]), 28, { origin: [0, 0, 404] }),
      box(model, [40, 380, 200], [340, 560, 400]),
      paint(model, box(model, [70, 548, 950], [310, 560, 1110]), 'steel'),
    ],
  },
  washbasin: {
    name: 'Washbasin with vanity unit',
    predefined: 'WASHHANDBASIN',
    width: 700,
    depth: 480,
    weight: 34,
    items: (model) => [
      extrude(model, polygon(model, corners([0, 0], [700, 480]), [basin]), 130, { origin: [0, 0, 730] }),
      extrude(model, polygon(model, basin), 20, { origin: [0, 0, 735] }),
      paint(model, box(model, [20, 20, 380], [680, 480, 730]), 'oak'),
      paint(model, extrude(model, circle(model, 16, [350, 420]), 210, { origin: [0, 0, 860] }), 'steel'),
      paint(model, box(model, [335, 290, 1040], [365, 420, 1064]), 'steel'),
      paint(model, box(model, [40, 462, 1150], [660, 480, 1950]), 'glass'),
      paint(model, box(model, [660, 330, 1500], [700, 480, 1530]), 'oak'),
    ],
  },
  bathtub: {
    name: 'Bathtub 1800 x 800',
    predefined: 'BATH',
    width: 1800,
    depth: 800,
    weight: 52,
    items: (model) => [
      extrude(model, polygon(model, corners([0, 0], [1800, 800]), [corners([70, 70], [1730, 730])]), 440, {
        origin: [0, 0, 120],
      }),
      extrude(model, roundedRectangle(model, [0, 0], [1800, 800], 40), 120),
    ],
  },
  shower: {
    name: 'Shower 900 x 900',
    predefined: 'SHOWER',
    width: 900,
    depth: 900,
    weight: 41,
    items: (model) => [
      extrude(model, rectangle(model, [0, 0], [900, 900]), 30),
      paint(model, box(model, [0, 0, 30], [900, 10, 2030]), 'glass'),
      paint(model, extrude(model, circle(model, 12, [450, 860]), 1100, { origin: [0, 0, 1000] }), 'steel'),
      paint(model, extrude(model, circle(model, 110, [450, 700]), 14, { origin: [0, 0, 2090] }), 'steel'),
      paint(model, box(model, [442, 700, 2096], [458, 872, 2112]), 'steel'),
    ],
  },
} as const satisfies Record<string, Fixture>;

interface Placed {
  readonly tag: string;
  readonly fixture: keyof typeof fixtures;
  readonly room: string;
  readonly at: Vec2;
  readonly faces: 'south' | 'east' | 'north' | 'west';
  readonly mirrored?: boolean;
}

const placed: readonly Placed[] = [
  { tag: 'SA-01', fixture: 'toilet', room: '0.04', at: [8330, 7490], faces: 'south' },
  { tag: 'SA-02', fixture: 'washbasin', room: '0.04', at: [8420, 6350], faces: 'west' },
  { tag: 'SA-03', fixture: 'shower', room: '0.04', at: [8000, 5145], faces: 'west' },
  { tag: 'SA-04', fixture: 'washbasin', room: '1.05', at: [8300, 6120], faces: 'south' },
  { tag: 'SA-05', fixture: 'washbasin', room: '1.05', at: [9000, 6120], faces: 'south', mirrored: true },
  { tag: 'SA-06', fixture: 'toilet', room: '1.05', at: [10_300, 6040], faces: 'south' },
  { tag: 'SA-07', fixture: 'bathtub', room: '1.05', at: [9800, 4272.5], faces: 'north' },
  { tag: 'SA-08', fixture: 'shower', room: '1.05', at: [8300, 4272.5], faces: 'north' },
];

/** IfcSanitaryTerminal in both bathrooms. */
export function buildSanitary(model: Model, rooms: readonly BuiltRoom[]): void {
  for (const { tag, fixture, room: number, at, faces, mirrored = false } of placed) {
    const room = rooms.find(({ plan }) => plan.number === number);
    if (!room) throw new Error(`no room ${number} for ${tag}`);
    const { name, predefined: kind, width, depth, weight } = fixtures[fixture];
    const { type, map } = fixtureType(model, fixture);
    const x = widthAlong[faces];
    const item = mirrored ? mapped(model, map, { mirrored, origin: [width, 0, 0] }) : mapped(model, map);
    const { product } = buildProduct(model, {
      ifc: 'IFCSANITARYTERMINAL',
      tag,
      name,
      predefined: kind,
      within: room.space,
      parent: room.place.placement,
      frame: { origin: originOf([...at, 0], x, width, depth), x: [...x, 0] },
      layer: 'Sanitary',
      items: [item],
      type,
      uniclass: 'EF_40_20',
      material: material(model, 'Sanitary ceramic'),
    });
    measure(model, product, 'Qto_SanitaryTerminalBaseQuantities', { GrossWeight: weightOf(weight) });
    if (fixture === 'bathtub') define(model, [product], { Pset_SanitaryTerminalTypeBath: bathProperties });
  }
}

const bathTypes: Enumeration = {
  name: 'PEnum_BathType',
  values: ['DOMESTIC', 'FOOT', 'POOL', 'PLUNGE', 'SITZ', 'SPA', 'TREATMENT', 'OTHER', 'NOTKNOWN', 'UNSET'],
};
const bathProperties = {
  BathType: { kind: 'enumerated', chosen: ['DOMESTIC'], from: bathTypes },
  DrainSize: positiveLength(52),
} as const;

const fixtureType = oncePerModel((model: Model, key: keyof typeof fixtures): { type: Rooted; map: Ref } => {
  const { name, predefined: kind, width, depth, items } = fixtures[key];
  const map = representationMap(model, body(model, 'Sanitary', items(model)));
  const sets = {
    Pset_SanitaryTerminalTypeCommon: {
      Reference: identifier(key),
      Status: statusNew,
      Color: label('white'),
      NominalLength: positiveLength(depth),
      NominalWidth: positiveLength(width),
    },
  };
  const described = { tag: `sanitary ${key}`, name, maps: [map], sets };
  return { type: elementType(model, 'IFCSANITARYTERMINALTYPE', described, predefined(kind)), map };
});
