import type { UniclassCode } from '../ifc/classification.ts';
import { type MaterialName, material } from '../ifc/materials.ts';
import { boolean, identifier } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import type { Vec3 } from '../ifc/points.ts';
import { define } from '../ifc/properties.ts';
import { areaOf, lengthOf, measure, volumeOf } from '../ifc/quantities.ts';
import { body, mapped, representationMap } from '../ifc/shape.ts';
import { box, type Item } from '../ifc/solids.ts';
import { level } from '../plan/dimensions.ts';
import { buildProduct } from './product.ts';
import type { Place } from './spatial.ts';

/** A flat thing outside: its box, and what it is. */
interface Block {
  readonly tag: string;
  readonly name: string;
  readonly kind: 'PAVING' | 'STEP' | 'LANDING';
  readonly material: MaterialName;
  readonly uniclass: UniclassCode;
  readonly from: Vec3;
  readonly to: Vec3;
}

const step = { kind: 'STEP', material: 'Concrete C25/30', uniclass: 'EF_35_10_30' } as const;
const paving = { kind: 'PAVING', material: 'Concrete paving', uniclass: 'EF_30_60_60' } as const;

const terrain = level.terrain;
const blocks: readonly Block[] = [
  {
    ...step,
    kind: 'LANDING',
    tag: 'OU-01',
    name: 'Entrance landing',
    from: [4700, 8410, -520],
    to: [7900, 10_000, -20],
  },
  { ...step, tag: 'OU-02', name: 'Entrance step', from: [4700, 10_000, -520], to: [7900, 10_380, -185] },
  {
    ...paving,
    tag: 'OU-03',
    name: 'Path to the street',
    from: [5600, 10_380, terrain - 120],
    to: [7400, 21_000, terrain + 25],
  },
  { ...step, tag: 'OU-04', name: 'Terrace step, living room', from: [1000, -3960, -520], to: [4000, -3600, -185] },
  { ...step, tag: 'OU-05', name: 'Studio step', from: [13_250, 6010, -520], to: [14_550, 7000, -20] },
  {
    ...paving,
    tag: 'OU-06',
    name: 'Path to the studio',
    from: [13_250, 7000, terrain - 120],
    to: [14_550, 10_380, terrain + 25],
  },
  {
    ...paving,
    tag: 'OU-07',
    name: 'Path along the house',
    from: [7900, 9180, terrain - 120],
    to: [13_250, 10_380, terrain + 25],
  },
  ...Array.from({ length: 6 }, (_, index): Block => {
    const [x, y] = [2500 + (index % 2 === 0 ? 90 : -90), -4500 - index * 720];
    return {
      ...paving,
      tag: `OU-1${index}`,
      name: `Stepping stone ${index + 1}`,
      from: [x - 420, y - 260, terrain - 80],
      to: [x + 420, y + 260, terrain + 20],
    };
  }),
];

/** Landing, steps and paving; they take their colour from their material. */
export function buildOutdoors(model: Model, site: Place): void {
  for (const { tag, name, kind, material: from, uniclass, ...span } of blocks) {
    const [width, depth, height] = [span.to[0] - span.from[0], span.to[1] - span.from[1], span.to[2] - span.from[2]];
    const { product } = buildProduct(model, {
      ifc: 'IFCSLAB',
      tag,
      name,
      objectType: kind,
      predefined: kind === 'LANDING' ? 'LANDING' : 'USERDEFINED',
      within: site.spatial,
      parent: site.placement,
      frame: { origin: span.from },
      layer: 'Landscape',
      items: [box(model, [0, 0, 0], [width, depth, height])],
      material: material(model, from),
      uniclass,
    });
    measure(model, product, 'Qto_SlabBaseQuantities', {
      Width: lengthOf(height),
      NetArea: areaOf(width * depth),
      NetVolume: volumeOf(width * depth * height),
    });
  }
}

const deck = { west: 300, east: 11_700, south: -3600, north: -10, board: 145, gap: 5, thickness: 28 } as const;

/** The terrace: a joist frame, and boards that are copies of one board inside the same representation. */
export function buildDeck(model: Model, site: Place): void {
  const length = deck.east - deck.west;
  const board = box(model, [0, 0, -deck.thickness], [length, deck.board, 0]);
  const map = representationMap(model, body(model, 'Landscape', [board]));
  const count = Math.floor((deck.north - deck.south) / (deck.board + deck.gap));
  const boards: Item[] = Array.from({ length: count }, (_, index) =>
    mapped(model, map, { origin: [0, index * (deck.board + deck.gap), 0] }),
  );
  const { product } = buildProduct(model, {
    ifc: 'IFCSLAB',
    tag: 'DE-01',
    name: 'Terrace boards',
    objectType: 'DECK',
    predefined: 'USERDEFINED',
    within: site.spatial,
    parent: site.placement,
    frame: { origin: [deck.west, deck.south, level.deck] },
    layer: 'Landscape',
    items: boards,
    uniclass: 'EF_30_30',
    material: material(model, 'Thermally treated ash'),
  });
  const width = count * deck.board;
  measure(model, product, 'Qto_SlabBaseQuantities', {
    Width: lengthOf(deck.thickness),
    GrossArea: areaOf(length * (deck.north - deck.south)),
    NetArea: areaOf(length * width),
    NetVolume: volumeOf(length * width * deck.thickness),
  });
  define(model, [product], {
    Pset_SlabCommon: { Reference: identifier('DE-01'), IsExternal: boolean(true), LoadBearing: boolean(false) },
  });
  buildDeckFoundation(model, site);
}

/** Concrete under the boards, a little inside their edges. */
function buildDeckFoundation(model: Model, site: Place): void {
  const inset = 90;
  const [bottom, top] = [-620, level.deck - deck.thickness];
  const [width, depth] = [deck.east - deck.west - 2 * inset, deck.north - deck.south - 2 * inset];
  buildProduct(model, {
    ifc: 'IFCFOOTING',
    tag: 'DE-02',
    name: 'Terrace foundation',
    predefined: 'PAD_FOOTING',
    within: site.spatial,
    parent: site.placement,
    frame: { origin: [deck.west + inset, deck.south + inset, bottom] },
    layer: 'Landscape',
    items: [box(model, [0, 0, 0], [width, depth, top - bottom])],
    material: material(model, 'Concrete C25/30'),
    uniclass: 'EF_20_05_30',
  });
}
