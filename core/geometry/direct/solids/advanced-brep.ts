import { decline } from '../declined.ts';
import type { FaceBuilder } from '../face-builder.ts';
import type { Vector } from '../frame.ts';
import { listOf, pointOf, referenceOf, type Source } from '../source.ts';
import { type BezierPatch, bezierPatch } from './bezier-patch.ts';
import { addPatch, cellsOf } from './patch-faces.ts';
import type { Solid } from './solid.ts';
import { type EdgeUse, StraightEdges } from './straight-edges.ts';

/** The outer loop first. `surface` is undefined where the face is flat. */
interface AdvancedFace {
  readonly loops: readonly (readonly EdgeUse[])[];
  readonly surface: BezierPatch | undefined;
}

/**
 * IfcAdvancedBrep whose edges are straight, and whose faces are flat or one Bezier patch each. Everything else is declined.
 * Which side of a face is outside is told by its neighbours: files disagree about what the sense of a face means to its loop.
 */
export class AdvancedBrep implements Solid {
  readonly #source: Source;
  readonly #faces: readonly AdvancedFace[];

  /** @param id of the IfcAdvancedBrep. @throws Declined */
  constructor(source: Source, id: number) {
    this.#source = source;
    const { reader } = source;
    const shell = referenceOf(reader.argument(id, 0));
    this.#faces = sameWayRound(listOf(reader.argument(shell, 0)).map((face) => readFace(source, referenceOf(face))));
  }

  addTo(faces: FaceBuilder): void {
    const patches = this.#faces.flatMap(({ surface }) => (surface === undefined ? [] : [surface]));
    const cells = cellsOf(this.#source, patches);
    const curved = new Set(
      this.#faces.flatMap(({ loops, surface }) => (surface === undefined ? [] : loops.flat().map(({ edge }) => edge))),
    );
    const points = new Map<number, Vector>();
    for (const { from } of this.#faces.flatMap(({ loops }) => loops.flat())) {
      points.set(from, pointOf(this.#source, referenceOf(this.#source.reader.argument(from, 0))));
    }
    const edges = new StraightEdges(points);
    for (const { loops, surface } of this.#faces) {
      if (surface !== undefined) addPatch(faces, this.#source, surface, loops[0] ?? [], { edges, cells });
      else faces.face(loops.map((loop) => loop.flatMap((use) => edges.along(use, curved.has(use.edge) ? cells : 1))));
    }
  }
}

function readFace(source: Source, id: number): AdvancedFace {
  const { reader } = source;
  if (reader.keywordOf(id) !== 'IFCADVANCEDFACE') decline(`face ${reader.keywordOf(id)}`);
  const [bounds, surfaceId] = reader.read(id);
  const surface = referenceOf(surfaceId);
  const isFlat = reader.keywordOf(surface) === 'IFCPLANE';
  const ids = listOf(bounds ?? null).map(referenceOf);
  const outerFirst = ids.toSorted((a, b) => Number(isOuter(source, b)) - Number(isOuter(source, a)));
  if (outerFirst.length === 0) decline('face without bounds');
  if (!isFlat && outerFirst.length > 1) decline('curved face with holes');
  return {
    loops: outerFirst.map((bound) => readLoop(source, bound)),
    surface: isFlat ? undefined : bezierPatch(source, surface),
  };
}

function isOuter({ reader }: Source, bound: number): boolean {
  return reader.keywordOf(bound) === 'IFCFACEOUTERBOUND';
}

/** IfcFaceBound with an IfcEdgeLoop of IfcOrientedEdge. */
function readLoop(source: Source, bound: number): EdgeUse[] {
  const { reader } = source;
  const [loopId, orientation] = reader.read(bound);
  const loop = referenceOf(loopId);
  if (reader.keywordOf(loop) !== 'IFCEDGELOOP') decline(`loop ${reader.keywordOf(loop)}`);
  const uses = listOf(reader.argument(loop, 0)).map((edge) => readUse(source, referenceOf(edge)));
  const isClosed = uses.every(({ to }, at) => to === uses[(at + 1) % uses.length]?.from);
  if (uses.length < 3 || !isClosed) decline('loop that does not close');
  return orientation === 'F' ? turned(uses) : uses;
}

/** IfcOrientedEdge of an IfcEdgeCurve along an IfcLine or an IfcPolyline of two points. */
function readUse(source: Source, id: number): EdgeUse {
  const { reader } = source;
  const [, , element, orientation] = reader.read(id);
  const edge = referenceOf(element);
  const [start, end, geometry] = reader.read(edge);
  const curve = referenceOf(geometry);
  const keyword = reader.keywordOf(curve);
  const isStraight =
    keyword === 'IFCLINE' || (keyword === 'IFCPOLYLINE' && listOf(reader.argument(curve, 0)).length === 2);
  if (reader.keywordOf(edge) !== 'IFCEDGECURVE' || !isStraight) decline(`edge ${keyword}`);
  const [from, to] = [referenceOf(start), referenceOf(end)];
  return orientation === 'F' ? { edge, from: to, to: from } : { edge, from, to };
}

function turned(loop: readonly EdgeUse[]): EdgeUse[] {
  return loop.map(({ edge, from, to }) => ({ edge, from: to, to: from })).reverse();
}

/** Faces turned so that each edge is gone along once in each direction. @throws Declined where that cannot be */
function sameWayRound(faces: readonly AdvancedFace[]): AdvancedFace[] {
  const facesAt = facesByEdge(faces);
  /** As they were read -> as they are now. */
  const turnedFaces = new Map(faces.slice(0, 1).map((face) => [face, face]));
  // A map goes on with what is added meanwhile.
  for (const [read, face] of turnedFaces) {
    for (const use of face.loops.flat()) {
      const other = facesAt.get(use.edge)?.find((user) => user !== read) ?? decline('advanced brep with a seam');
      const known = turnedFaces.get(other);
      const isAgainst = isGoneAgainst(known ?? other, use);
      if (known === undefined) turnedFaces.set(other, isAgainst ? other : turnedFace(other));
      else if (!isAgainst) decline('advanced brep of one side');
    }
  }
  if (turnedFaces.size < faces.length) decline('advanced brep of several parts');
  return [...turnedFaces.values()];
}

/** Edge -> the two faces that it is between. */
function facesByEdge(faces: readonly AdvancedFace[]): Map<number, AdvancedFace[]> {
  const facesAt = new Map<number, AdvancedFace[]>();
  for (const face of faces) {
    for (const { edge } of face.loops.flat()) facesAt.set(edge, [...(facesAt.get(edge) ?? []), face]);
  }
  if ([...facesAt.values()].some((users) => users.length !== 2)) decline('advanced brep that is not closed');
  return facesAt;
}

function isGoneAgainst({ loops }: AdvancedFace, { edge, to }: EdgeUse): boolean {
  return loops.flat().some((own) => own.edge === edge && own.from === to);
}

function turnedFace({ loops, surface }: AdvancedFace): AdvancedFace {
  return { loops: loops.map(turned), surface };
}
