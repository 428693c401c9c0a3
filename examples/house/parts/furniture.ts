import { elementType, predefined } from '../ifc/element.ts';
import { boolean, positiveLength } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { oncePerModel } from '../ifc/once.ts';
import { paint } from '../ifc/palette.ts';
import type { Vec2, Vec3 } from '../ifc/points.ts';
import { circle } from '../ifc/profiles.ts';
import type { Rooted } from '../ifc/relations.ts';
import { body, mapped, representationMap } from '../ifc/shape.ts';
import { box, extrude, type Item } from '../ifc/solids.ts';
import type { Ref } from '../ifc/step-text.ts';
import { enumeration } from '../ifc/step-text.ts';
import { catalogue, type Form, type Piece, type PieceKey } from '../plan/furnishing.ts';
import { type Furnished, inventory } from '../plan/inventory.ts';
import { buildProduct } from './product.ts';
import type { BuiltRoom } from './spaces.ts';
import type { Place } from './spatial.ts';

/** Where the width of a piece points, by the way its front looks. */
export const widthAlong = { south: [1, 0], east: [0, 1], north: [-1, 0], west: [0, -1] } as const satisfies Record<
  Furnished['faces'],
  Vec2
>;

/** IfcFurniture in the rooms and on the terrace; every piece is a copy of its type's shape. */
export function buildFurniture(model: Model, rooms: readonly BuiltRoom[], site: Place): void {
  for (const [index, furnished] of inventory.entries()) {
    const room = rooms.find(({ plan }) => plan.number === furnished.room);
    const tag = `FU-${String(index + 1).padStart(2, '0')}`;
    placePiece(model, tag, furnished, room ? room.space : site.spatial, room ? room.place : site);
  }
}

function placePiece(model: Model, tag: string, furnished: Furnished, within: Rooted, place: Place): void {
  const { piece, at, faces, mirrored = false } = furnished;
  const { name, kind, width, depth }: Piece = catalogue[piece];
  const { type, map } = pieceType(model, piece);
  const x = widthAlong[faces];
  const item = mirrored ? mapped(model, map, { mirrored, origin: [width, 0, 0] }) : mapped(model, map);
  buildProduct(model, {
    ifc: 'IFCFURNITURE',
    tag,
    name,
    objectType: name,
    predefined: kind,
    within,
    parent: place.placement,
    frame: { origin: originOf(at, x, width, depth), x: [...x, 0] },
    layer: 'Furniture',
    items: [item],
    type,
    uniclass: 'EF_40_30',
  });
}

/** The origin of a turned rectangle whose south-west corner is at `at`. */
export function originOf(at: Vec3, x: Vec2, width: number, depth: number): Vec3 {
  const y: Vec2 = [-x[1], x[0]];
  const west = Math.min(0, x[0] * width) + Math.min(0, y[0] * depth);
  const south = Math.min(0, x[1] * width) + Math.min(0, y[1] * depth);
  return [at[0] - west, at[1] - south, at[2]];
}

const pieceType = oncePerModel((model: Model, key: PieceKey): { type: Rooted; map: Ref } => {
  const { name, kind, width, depth, forms }: Piece = catalogue[key];
  const items = forms.map((form) => paint(model, formItem(model, form), form.colour));
  const map = representationMap(model, body(model, 'Furniture', items));
  const built = key === 'kitchenRun' || key === 'island' || key === 'wardrobe';
  const sets = {
    Pset_FurnitureTypeCommon: {
      NominalLength: positiveLength(width),
      NominalDepth: positiveLength(depth),
      IsBuiltIn: boolean(built),
    },
  };
  const elementTypeName = kind === 'USERDEFINED' ? { elementType: name } : {};
  const described = { tag: `furniture ${key}`, name, maps: [map], sets, ...elementTypeName };
  const place = enumeration(built ? 'SITE' : 'FACTORY');
  return { type: elementType(model, 'IFCFURNITURETYPE', described, place, predefined(kind)), map };
});

function formItem(model: Model, form: Form): Item {
  if ('box' in form) return box(model, ...form.box);
  const { foot, radius, height } = form.cylinder;
  return extrude(model, circle(model, radius), height, { origin: foot });
}
