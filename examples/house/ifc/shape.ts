import type { Model } from './model.ts';
import { axes3, direction, point, type Vec3 } from './points.ts';
import type { Item, ItemKind } from './solids.ts';
import type { Ref } from './step-text.ts';

/** RepresentationType by the kinds of item in it (IfcShapeRepresentation, CorrectItemsForType), first match. */
const representationTypes: readonly (readonly [string, readonly ItemKind[]])[] = [
  ['SweptSolid', ['swept']],
  ['AdvancedSweptSolid', ['swept', 'disk']],
  ['Clipping', ['clipping']],
  ['Brep', ['brep']],
  ['Tessellation', ['faceSet']],
  ['MappedRepresentation', ['mapped']],
  ['SolidModel', ['swept', 'disk', 'clipping', 'brep']],
  ['SurfaceOrSolidModel', ['swept', 'disk', 'clipping', 'brep', 'faceSet']],
];

/** IfcShapeRepresentation 'Body' of these items, on a presentation layer. */
export function body(model: Model, layer: string, items: readonly Item[]): Ref {
  return representation(model, model.frame.contexts.body, 'Body', representationType(items), layer, items);
}

/** The representation of an IfcShapeAspect: some of the items of a body, on no layer of its own. */
export function aspect(model: Model, items: readonly Item[]): Ref {
  const { body: context } = model.frame.contexts;
  return model.file.add('IFCSHAPEREPRESENTATION', context, 'Body', representationType(items), items);
}

function representationType(items: readonly Item[]): string {
  const found = representationTypes.find(([, kinds]) => items.every((item) => kinds.includes(item.kind)));
  if (!found) throw new Error(`no representation type holds ${items.map((item) => item.kind).join(', ')}`);
  return found[0];
}

/** IfcShapeRepresentation 'Axis' of one two-dimensional curve. */
export function axis(model: Model, layer: string, curve: Ref): Ref {
  return representation(model, model.frame.contexts.axis, 'Axis', 'Curve2D', layer, [curve]);
}

/** IfcShapeRepresentation 'FootPrint' of one two-dimensional curve. */
export function footPrint(model: Model, layer: string, curve: Ref): Ref {
  return representation(model, model.frame.contexts.footPrint, 'FootPrint', 'Curve2D', layer, [curve]);
}

function representation(
  model: Model,
  context: Ref,
  id: string,
  type: string,
  layer: string,
  items: readonly Ref[],
): Ref {
  const shape = model.file.add('IFCSHAPEREPRESENTATION', context, id, type, items);
  model.putOnLayer(layer, shape);
  return shape;
}

/** IfcProductDefinitionShape of these representations. */
export function productShape(model: Model, ...representations: Ref[]): Ref {
  return model.file.add('IFCPRODUCTDEFINITIONSHAPE', null, null, representations);
}

/** IfcRepresentationMap about the origin, for a type object. */
export function representationMap(model: Model, representationToMap: Ref): Ref {
  return model.file.add('IFCREPRESENTATIONMAP', axes3(model, { origin: [0, 0, 0] }), representationToMap);
}

/** What a mapped item does to its map: nothing, a mirror image about the yz plane, a turn about z, a size. */
export interface Transformation {
  readonly mirrored?: boolean;
  /** Degrees about z. */
  readonly turn?: number;
  readonly size?: number;
  readonly origin?: Vec3;
}

/** IfcMappedItem. A mirror image has a left-handed operator, which only three given axes can say. */
export function mapped(model: Model, map: Ref, transformation: Transformation = {}): Item {
  const { mirrored = false, turn = 0, size = 1, origin = [0, 0, 0] } = transformation;
  const angle = (turn * Math.PI) / 180;
  const sense = mirrored ? -1 : 1;
  const turned = mirrored || turn !== 0;
  const operator = model.file.share(
    'IFCCARTESIANTRANSFORMATIONOPERATOR3D',
    turned ? direction(model, [Math.cos(angle) * sense, Math.sin(angle) * sense, 0]) : null,
    turned ? direction(model, [-Math.sin(angle), Math.cos(angle), 0]) : null,
    point(model, origin),
    size === 1 ? null : size,
    turned ? direction(model, [0, 0, 1]) : null,
  );
  return { ...model.file.add('IFCMAPPEDITEM', map, operator), kind: 'mapped' };
}
