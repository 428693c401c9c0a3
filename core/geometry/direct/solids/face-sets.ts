import type { Argument } from '#core/step';
import { decline } from '../declined.ts';
import type { FaceBuilder } from '../face-builder.ts';
import { listOf, numberOf, referenceOf, type Source } from '../source.ts';
import type { Solid } from './solid.ts';

/** IfcTriangulatedFaceSet, IfcTriangulatedIrregularNetwork and IfcPolygonalFaceSet. */
export class FaceSet implements Solid {
  readonly #source: Source;
  readonly #id: number;

  constructor(source: Source, id: number) {
    this.#source = source;
    this.#id = id;
  }

  addTo(faces: FaceBuilder): void {
    const { reader } = this.#source;
    const coordinates = reader.numbers(referenceOf(reader.argument(this.#id, 0)), 0) ?? NONE;
    if (reader.keywordOf(this.#id) === 'IFCPOLYGONALFACESET') {
      this.#addPolygons(faces, new Points(coordinates, reader.numbers(this.#id, 3)));
    } else this.#addTriangles(faces, coordinates);
  }

  #addTriangles(faces: FaceBuilder, coordinates: Float64Array): void {
    const { reader } = this.#source;
    const numbers = reader.numbers(this.#id, 3) ?? NONE;
    const pnIndex = reader.followingNumbers();
    // IfcTriangulatedIrregularNetwork.Flags: below 0 it is a hole or a void.
    const isNetwork = reader.keywordOf(this.#id) === 'IFCTRIANGULATEDIRREGULARNETWORK';
    const flags = isNetwork ? (reader.numbers(this.#id, 5) ?? NONE) : NONE;
    if (!faces.triangles(coordinates, numbers, pnIndex, flags)) decline('point index out of range');
  }

  /** IfcIndexedPolygonalFace, perhaps with inner loops. */
  #addPolygons(faces: FaceBuilder, points: Points): void {
    const { reader } = this.#source;
    for (const face of listOf(reader.argument(this.#id, 2))) {
      const [outer, inner] = reader.read(referenceOf(face));
      const rings: readonly Argument[] = [
        listOf(outer),
        ...(inner === undefined || inner === null ? [] : listOf(inner)),
      ];
      const loops = rings.map((ring) => {
        const loop: number[] = [];
        for (const index of listOf(ring)) {
          points.put(numberOf(index), triangle, 0);
          loop.push(triangle[0] ?? 0, triangle[1] ?? 0, triangle[2] ?? 0);
        }
        return loop;
      });
      faces.face(loops);
    }
  }
}

const NONE = new Float64Array(0);
/** Used again for every triangle: x, y, z in turn. */
const triangle = new Float64Array(9);

/** An IfcCartesianPointList3D, its points named from 1 on, perhaps by way of PnIndex. */
class Points {
  readonly #coordinates: Float64Array;
  readonly #pnIndex: Float64Array | undefined;

  constructor(coordinates: Float64Array, pnIndex: Float64Array | undefined) {
    this.#coordinates = coordinates;
    this.#pnIndex = pnIndex;
  }

  /** Puts a point's coordinates into `target` at a place. */
  put(index: number, target: Float64Array, place: number): void {
    const point = this.#pnIndex === undefined ? index : this.#pnIndex[index - 1];
    const at = ((point ?? 0) - 1) * 3;
    const x = this.#coordinates[at];
    const y = this.#coordinates[at + 1];
    const z = this.#coordinates[at + 2];
    if (x === undefined || y === undefined || z === undefined) decline('point index out of range');
    target[place] = x;
    target[place + 1] = y;
    target[place + 2] = z;
  }
}
