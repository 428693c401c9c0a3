import { decline } from '../declined.ts';
import type { FaceBuilder } from '../face-builder.ts';
import type { FaceReader } from '../face-reader.ts';
import { listOf, referenceOf, type Source } from '../source.ts';
import type { Solid } from './solid.ts';
import type { SolidContext } from './solid-context.ts';

/** Faces bounded by poly-loops: faceted breps, shell-based and face-based surface models. */
export class Shells implements Solid {
  readonly #source: Source;
  readonly #faceReader: FaceReader;
  /** IfcConnectedFaceSet and its subtypes. */
  readonly #shells: readonly number[];

  constructor({ source, faceReader }: SolidContext, shells: readonly number[]) {
    this.#source = source;
    this.#faceReader = faceReader;
    this.#shells = shells;
  }

  addTo(faces: FaceBuilder): void {
    const { reader } = this.#source;
    const faceIds: number[] = [];
    for (const shell of this.#shells) {
      if (this.#faceReader.read(shell, faces, (face) => this.#addFace(faces, face))) continue;
      const count = reader.readReferences(shell, faceIds);
      for (let at = 0; at < count; at++) this.#addFace(faces, faceIds[at] ?? 0);
    }
  }

  #addFace(faces: FaceBuilder, face: number): void {
    const { reader } = this.#source;
    if (reader.keywordOf(face) !== 'IFCFACE') decline(`face ${reader.keywordOf(face)}`);
    const count = reader.readReferences(face, bounds);
    if (count === 1) {
      const length = this.#readLoop(faces, bounds[0] ?? 0);
      if (length >= 9) faces.ring(length);
    } else this.#addFaceWithHoles(faces, count);
  }

  #addFaceWithHoles(faces: FaceBuilder, count: number): void {
    const { reader } = this.#source;
    const loops: number[][] = [];
    for (let at = 0; at < count; at++) {
      const bound = bounds[at] ?? 0;
      const length = this.#readLoop(faces, bound);
      if (length < 9) continue;
      const points = Array.from(faces.loop(length).subarray(0, length));
      if (reader.keywordOf(bound) === 'IFCFACEOUTERBOUND') loops.unshift(points);
      else loops.push(points);
    }
    if (loops.length > 0) faces.face(loops);
  }

  /** The points of an IfcFaceBound's IfcPolyLoop to `faces.loop`, in the bound's orientation, repeated ones left out. */
  #readLoop(faces: FaceBuilder, bound: number): number {
    const { reader } = this.#source;
    const loopId = reader.readOriented(bound);
    const isForward = !reader.isFalse;
    if (reader.keywordOf(loopId) !== 'IFCPOLYLOOP') decline(`loop ${reader.keywordOf(loopId)}`);
    const count = reader.readReferences(loopId, corners);
    return reader.readPoints(corners, count, isForward, faces.loop(count * 3));
  }
}

// Used again for every face: a model has millions of them.
const bounds: number[] = [];
const corners: number[] = [];

/** The shells of an item: which of its attributes they are, by class. */
const shellsOf: Readonly<Record<string, (source: Source, id: number) => readonly number[]>> = {
  IFCFACETEDBREP: ({ reader }, id) => [referenceOf(reader.argument(id, 0))],
  IFCFACETEDBREPWITHVOIDS: ({ reader }, id) => {
    const [outer, voids] = reader.read(id);
    return [referenceOf(outer), ...listOf(voids).map(referenceOf)];
  },
  IFCFACEBASEDSURFACEMODEL: ({ reader }, id) => listOf(reader.argument(id, 0)).map(referenceOf),
  IFCCLOSEDSHELL: (_, id) => [id],
  IFCOPENSHELL: (_, id) => [id],
  IFCCONNECTEDFACESET: (_, id) => [id],
  IFCSHELLBASEDSURFACEMODEL: ({ reader }, id) => listOf(reader.argument(id, 0)).map(referenceOf),
};

/** The item as shells; undefined where it is of another class. */
export function shells(context: SolidContext, keyword: string, id: number): Shells | undefined {
  const read = shellsOf[keyword];
  return read && new Shells(context, read(context.source, id));
}
