import { elementType, predefined } from '../ifc/element.ts';
import { type MaterialName, material } from '../ifc/materials.ts';
import { boolean, identifier, label, text } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { oncePerModel } from '../ifc/once.ts';
import { corners, polygon } from '../ifc/profiles.ts';
import { statusNew } from '../ifc/properties.ts';
import { areaOf, lengthOf, measure } from '../ifc/quantities.ts';
import type { Rooted } from '../ifc/relations.ts';
import { extrude } from '../ifc/solids.ts';
import { level } from '../plan/dimensions.ts';
import { finishOutlines, type Room } from '../plan/rooms.ts';
import { area } from './outlines.ts';
import { buildProduct } from './product.ts';
import type { Place } from './spatial.ts';

const finishes = {
  oak: { name: 'Oak parquet, oiled', material: 'Oak parquet', rating: 'Cfl-s1' },
  tile: { name: 'Porcelain tiles 600 x 600', material: 'Porcelain tile', rating: 'A1fl' },
} as const satisfies Record<Room['finish'], { name: string; material: MaterialName; rating: string }>;

const coveringType = oncePerModel((model: Model, finish: Room['finish']): Rooted => {
  const { name, material: from, rating } = finishes[finish];
  const common = {
    Reference: identifier(`FL-${finish}`),
    Status: statusNew,
    IsExternal: boolean(false),
    FlammabilityRating: label(rating),
    Finish: text(name),
  };
  const described = { tag: `floor ${finish}`, name, sets: { Pset_CoveringCommon: common } };
  const type = elementType(model, 'IFCCOVERINGTYPE', described, predefined('FLOORING'));
  model.relate('IFCRELASSOCIATESMATERIAL', material(model, from), type);
  return type;
});

/** IfcCovering on the floor of a room. It takes its colour from its material. */
export function buildFloorFinish(model: Model, room: Room, space: Rooted, place: Place): Rooted {
  const tag = `FL-${room.number}`;
  const { outline = corners(room.from, room.to), hole } = finishOutlines[room.number] ?? {};
  const profile = polygon(model, outline, hole ? [hole] : []);
  const solid = extrude(model, profile, level.finish, { origin: [0, 0, -level.finish] });
  const { product } = buildProduct(model, {
    ifc: 'IFCCOVERING',
    tag,
    name: `Floor finish ${room.number} ${room.name}`,
    predefined: 'FLOORING',
    within: space,
    parent: place.placement,
    frame: { origin: [0, 0, 0] },
    layer: 'Finishes',
    items: [solid],
    type: coveringType(model, room.finish),
    material: material(model, finishes[room.finish].material),
    uniclass: 'EF_30_20',
  });
  model.relate('IFCRELCOVERSSPACES', space, product);
  const size = area(outline) - (hole ? area(hole) : 0);
  measure(model, product, 'Qto_CoveringBaseQuantities', {
    Width: lengthOf(level.finish),
    GrossArea: areaOf(size),
    NetArea: areaOf(size),
  });
  return product;
}
