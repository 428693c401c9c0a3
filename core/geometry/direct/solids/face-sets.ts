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
    const coordinates = reader.numbers(referenceOf(reader.argument(this.#id, 0)), 0) ?? [];
    const isTriangulated = reader.keywordOf(this.#id) !== 'IFCPOLYGONALFACESET';
    const points = new Points(coordinates, reader.numbers(this.#id, isTriangulated ? 4 : 3));
    if (isTriangulated) this.#addTriangles(faces, points);
    else this.#addPolygons(faces, points);
  }

  #addTriangles(faces: FaceBuilder, points: Points): void {
    const { reader } = this.#source;
    const indices = reader.numbers(this.#id, 3) ?? [];
    const isNetwork = reader.keywordOf(this.#id) === 'IFCTRIANGULATEDIRREGULARNETWORK';
    const flags = isNetwork ? (reader.numbers(this.#id, 5) ?? []) : [];
    const loop: number[] = [];
    for (let at = 0; at + 2 < indices.length; at += 3) {
      // IfcTriangulatedIrregularNetwork.Flags: below 0 it is a hole or a void.
      if ((flags[at / 3] ?? 0) < 0) continue;
      loop.length = 0;
      for (let corner = at; corner < at + 3; corner++) points.add(indices[corner] ?? 0, loop);
      faces.face([loop], 1);
    }
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
        for (const index of listOf(ring)) points.add(numberOf(index), loop);
        return loop;
      });
      faces.face(loops, loops.length);
    }
  }
}

/** An IfcCartesianPointList3D, its points named from 1 on, perhaps by way of PnIndex. */
class Points {
  readonly #coordinates: readonly number[];
  readonly #pnIndex: readonly number[] | undefined;

  constructor(coordinates: readonly number[], pnIndex: readonly number[] | undefined) {
    this.#coordinates = coordinates;
    this.#pnIndex = pnIndex;
  }

  add(index: number, loop: number[]): void {
    const point = this.#pnIndex === undefined ? index : this.#pnIndex[index - 1];
    const at = ((point ?? 0) - 1) * 3;
    const [x, y, z] = [this.#coordinates[at], this.#coordinates[at + 1], this.#coordinates[at + 2]];
    if (x === undefined || y === undefined || z === undefined) decline('point index out of range');
    else loop.push(x, y, z);
  }
}
