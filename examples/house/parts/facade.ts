import { elementType, predefined } from '../ifc/element.ts';
import { material } from '../ifc/materials.ts';
import { boolean, identifier, positiveLength } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { paint } from '../ifc/palette.ts';
import type { Vec2, Vec3 } from '../ifc/points.ts';
import { corners, polygon } from '../ifc/profiles.ts';
import { define, statusNew } from '../ifc/properties.ts';
import { areaOf, lengthOf, measure } from '../ifc/quantities.ts';
import { box, extrude, type Item, sweepDisk, upright } from '../ifc/solids.ts';
import { level } from '../plan/dimensions.ts';
import { undersideAt } from '../plan/roof-line.ts';
import { windows } from '../plan/windows.ts';
import { area } from './outlines.ts';
import { buildProduct } from './product.ts';
import type { Places } from './spatial.ts';

/** The oak field on the south front that joins the hall window with the gallery's French window above it. */
const field = { west: 5150, east: 7050, thickness: 30, bottom: -15 } as const;
const middle = (field.west + field.east) / 2;

/** Cladding between the windows of hall and gallery, and the rail across the French window. */
export function buildFacade(model: Model, places: Places): void {
  buildCladding(model, places);
  buildWindowRail(model, places);
}

function buildCladding(model: Model, places: Places): void {
  const { west, east, thickness, bottom } = field;
  const top = undersideAt(-thickness);
  const [left, right] = [middle - windows.tall.width / 2, middle + windows.tall.width / 2];
  const outline: Vec2[] = [
    [west, bottom],
    [left, bottom],
    [left, windows.tall.height],
    [right, windows.tall.height],
    [right, bottom],
    [east, bottom],
    [east, top],
    [west, top],
  ];
  const french = corners([left, level.upper], [right, level.upper + windows.french.height]);
  const solid = extrude(model, polygon(model, outline, [french]), thickness, upright([0, -thickness, 0], thickness));
  const sets = {
    Pset_CoveringCommon: { Reference: identifier('CL-OAK'), Status: statusNew, IsExternal: boolean(true) },
  };
  const described = { tag: 'cladding oak', name: 'Oak cladding, vertical', sets };
  const type = elementType(model, 'IFCCOVERINGTYPE', described, predefined('CLADDING'));
  const { product } = buildProduct(model, {
    ifc: 'IFCCOVERING',
    tag: 'CL-01',
    name: 'Oak field, south front',
    predefined: 'CLADDING',
    within: places.ground.spatial,
    parent: places.ground.placement,
    frame: { origin: [0, 0, 0] },
    layer: 'Finishes',
    items: [paint(model, solid, 'cladding')],
    type,
    uniclass: 'EF_25_10',
    material: material(model, 'Oak cladding'),
  });
  const size = area(outline) - area(french);
  measure(model, product, 'Qto_CoveringBaseQuantities', {
    Width: lengthOf(thickness),
    GrossArea: areaOf(size),
    NetArea: areaOf(size),
  });
}

/** IfcRailing: two posts in the reveal and five level bars. */
function buildWindowRail(model: Model, places: Places): void {
  const half = windows.french.width / 2;
  const [left, right, y] = [middle - half + 12, middle + half - 12, 30];
  const bars = [150, 350, 550, 750, 950].map((z): Item => {
    const ends: Vec3[] = [
      [left, y, z],
      [right, y, z],
    ];
    return sweepDisk(model, ends, z === 950 ? 16 : 7);
  });
  const posts = [left, right].map((x) => box(model, [x - 12, y - 12, 60], [x + 12, y + 12, 966]));
  const { product } = buildProduct(model, {
    ifc: 'IFCRAILING',
    tag: 'RL-03',
    name: 'Rail of the French window',
    predefined: 'GUARDRAIL',
    within: places.upper.spatial,
    parent: places.upper.placement,
    frame: { origin: [0, 0, 0] },
    layer: 'Structure',
    items: [...bars, ...posts].map((item) => paint(model, item, 'anthracite')),
    material: material(model, 'Structural steel S235'),
    uniclass: 'EF_25_55',
  });
  const height = { Height: positiveLength(966) };
  define(model, [product], { Pset_RailingCommon: { IsExternal: boolean(true), ...height } });
  measure(model, product, 'Qto_RailingBaseQuantities', { Length: lengthOf(windows.french.width) });
}
