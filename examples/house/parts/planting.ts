import type { UniclassCode } from '../ifc/classification.ts';
import { elementType, predefined } from '../ifc/element.ts';
import { facetedBrep, triangulated } from '../ifc/face-sets.ts';
import type { Model } from '../ifc/model.ts';
import { oncePerModel } from '../ifc/once.ts';
import { type ColourName, paint } from '../ifc/palette.ts';
import type { Vec3 } from '../ifc/points.ts';
import { polygon } from '../ifc/profiles.ts';
import type { Rooted } from '../ifc/relations.ts';
import { body, mapped, representationMap } from '../ifc/shape.ts';
import { box, type Item, revolve } from '../ifc/solids.ts';
import type { Ref } from '../ifc/step-text.ts';
import { hedgeLine, hedges, plants, type Species } from '../plan/planting.ts';
import { groundAt } from '../plan/terrain.ts';
import { buildProduct } from './product.ts';
import { roundForm } from './rounded-forms.ts';
import type { Place } from './spatial.ts';

interface Crown {
  readonly centre: Vec3;
  readonly half: Vec3;
}

interface SpeciesShape {
  readonly name: string;
  /** In words, since IFC4 has no predefined type for plants. */
  readonly kind: 'TREE' | 'SHRUB' | 'BOULDER';
  readonly uniclass?: UniclassCode;
  readonly colour: ColourName;
  /** Trunk: radius at the foot and at the top, height. */
  readonly trunk?: readonly [number, number, number];
  readonly crowns: readonly Crown[];
}

const tree = { kind: 'TREE', uniclass: 'EF_45_90' } as const;

const shapes: Record<Species, SpeciesShape> = {
  linden: {
    name: 'Small-leaved linden',
    ...tree,
    colour: 'leaf',
    trunk: [190, 110, 3200],
    crowns: [
      { centre: [0, 0, 4600], half: [2100, 2000, 2200] },
      { centre: [900, 500, 3700], half: [1300, 1250, 1150] },
    ],
  },
  birch: {
    name: 'Silver birch',
    ...tree,
    colour: 'leafLight',
    trunk: [110, 60, 3400],
    crowns: [{ centre: [0, 0, 4500], half: [1150, 1150, 2300] }],
  },
  shrub: {
    name: 'Hydrangea',
    kind: 'SHRUB',
    uniclass: 'EF_45_90',
    colour: 'sage',
    crowns: [{ centre: [0, 0, 380], half: [560, 540, 480] }],
  },
  boulder: { name: 'Limestone boulder', kind: 'BOULDER', colour: 'stone', crowns: [] },
};

const boulder: Crown = { centre: [0, 0, 170], half: [620, 480, 420] };

const plantType = oncePerModel((model: Model, species: Species): { type: Rooted; map: Ref } => {
  const { name, kind, colour, trunk, crowns } = shapes[species];
  const leaves = crowns.map(({ centre, half }) => triangulated(model, roundForm(centre, half, 0.09, true), true));
  const stone = species === 'boulder' ? [facetedBrep(model, roundForm(boulder.centre, boulder.half, 0.07, false))] : [];
  const wood = trunk ? [paint(model, trunkOf(model, trunk), 'bark')] : [];
  const items = [...wood, ...[...leaves, ...stone].map((item) => paint(model, item, colour))];
  const map = representationMap(model, body(model, 'Landscape', items));
  const described = { tag: `plant ${species}`, name, elementType: kind, maps: [map] };
  return { type: elementType(model, 'IFCGEOGRAPHICELEMENTTYPE', described, predefined('USERDEFINED')), map };
});

/** A slender cone stump turned about its axis, from below the ground. */
function trunkOf(model: Model, [foot, top, height]: readonly [number, number, number]): Item {
  const half = polygon(model, [
    [0, -400],
    [foot, -400],
    [top, height],
    [0, height],
  ]);
  return revolve(model, half, [0, 0, 0]);
}

/** Trees, shrubs and boulders as scaled and turned copies of their type, and hedges. */
export function buildPlanting(model: Model, site: Place): void {
  const common = { ifc: 'IFCGEOGRAPHICELEMENT', predefined: 'USERDEFINED', layer: 'Landscape' } as const;
  const where = { within: site.spatial, parent: site.placement } as const;
  for (const { tag, species, at, size, turn } of plants) {
    const { type, map } = plantType(model, species);
    const { name, kind, uniclass } = shapes[species];
    buildProduct(model, {
      ...common,
      ...where,
      tag,
      name,
      objectType: kind,
      type,
      ...(uniclass ? { uniclass } : {}),
      frame: { origin: [...at, groundAt(...at)] },
      items: [mapped(model, map, { size, turn })],
    });
  }
  const { south, north, height } = hedgeLine;
  for (const { tag, west, east } of hedges) {
    const item = box(model, [0, 0, -900], [east - west, north - south, height]);
    buildProduct(model, {
      ...common,
      ...where,
      tag,
      name: 'Hornbeam hedge',
      objectType: 'HEDGE',
      uniclass: 'EF_45_90',
      frame: { origin: [west, south, groundAt(west, south)] },
      items: [paint(model, item, 'leaf')],
    });
  }
}
