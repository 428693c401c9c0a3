import type { Model } from './model.ts';
import { point, rounded, type Vec3 } from './points.ts';
import type { Item } from './solids.ts';
import { integer, type Ref } from './step-text.ts';

/** Points and the faces between them, each a list of places in `points` (from 0), anticlockwise from outside. */
export interface Faces {
  readonly points: readonly Vec3[];
  readonly faces: readonly (readonly number[])[];
}

/** IfcTriangulatedFaceSet. Every face has three corners. */
export function triangulated(model: Model, { points, faces }: Faces, closed: boolean): Item {
  const list = coordinates(model, points);
  const indices = faces.map((face) => places(face));
  return { ...model.file.add('IFCTRIANGULATEDFACESET', list, null, closed, indices, null), kind: 'faceSet' };
}

/** IfcPolygonalFaceSet: faces with any number of corners. */
export function polygonal(model: Model, { points, faces }: Faces, closed: boolean): Item {
  const list = coordinates(model, points);
  const polygons = faces.map((face) => model.file.add('IFCINDEXEDPOLYGONALFACE', places(face)));
  return { ...model.file.add('IFCPOLYGONALFACESET', list, closed, polygons, null), kind: 'faceSet' };
}

/** IfcFacetedBrep of a closed shell. */
export function facetedBrep(model: Model, { points, faces }: Faces): Item {
  const vertices = points.map((at) => point(model, at));
  const shell = model.file.add(
    'IFCCLOSEDSHELL',
    faces.map((face) =>
      brepFace(
        model,
        face.map((index) => at(vertices, index)),
      ),
    ),
  );
  return { ...model.file.add('IFCFACETEDBREP', shell), kind: 'brep' };
}

function brepFace(model: Model, vertices: readonly Ref[]): Ref {
  const loop = model.file.add('IFCPOLYLOOP', vertices);
  return model.file.add('IFCFACE', [model.file.add('IFCFACEOUTERBOUND', loop, true)]);
}

function coordinates(model: Model, points: readonly Vec3[]): Ref {
  return model.file.add(
    'IFCCARTESIANPOINTLIST3D',
    points.map((coordinate) => rounded(coordinate, 0)),
  );
}

function places(face: readonly number[]) {
  return face.map((index) => integer(index + 1));
}

/** The element at `index`, which must exist. */
function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`no element ${index} in a list of ${list.length}`);
  return found;
}
