import type { Box3, Point3 } from '#core/model';
import type { ByteSource } from '#core/ports';
import { ArgumentReader, type SharedStepIndex } from '#core/step';
import { type Frame, turned } from './direct/frame.ts';
import { Placements } from './direct/placements.ts';
import { readable } from './direct/readable.ts';
import { bodyItems } from './direct/representations.ts';
import { optionalReference, type Source, usualSegmentation } from './direct/source.ts';
import type { GeometryUnits } from './engine.ts';
import { isWithinReach } from './measure/reach.ts';

/** Statements that are looked at for one box: what holds more is not measured by its points. */
const MOST_STATEMENTS = 200_000;
/** Half the edge, in metres, of the box where no points tell how large the product is. */
const HALF_EDGE = 0.25;

/** Items whose points are all in the coordinates of the product, and what they are made of. */
const madeOfPoints = new Set(
  `IFCFACETEDBREP IFCFACETEDBREPWITHVOIDS IFCADVANCEDBREP IFCADVANCEDBREPWITHVOIDS IFCSHELLBASEDSURFACEMODEL
  IFCFACEBASEDSURFACEMODEL IFCCONNECTEDFACESET IFCCLOSEDSHELL IFCOPENSHELL IFCFACE IFCFACESURFACE IFCADVANCEDFACE
  IFCFACEOUTERBOUND IFCFACEBOUND IFCEDGELOOP IFCORIENTEDEDGE IFCEDGE IFCEDGECURVE IFCVERTEXPOINT IFCPOLYLOOP
  IFCTRIANGULATEDFACESET IFCTRIANGULATEDIRREGULARNETWORK IFCPOLYGONALFACESET IFCPOLYLINE`.split(/\s+/),
);
/** What such items also refer to, and what has no corners of theirs. */
const withoutPoints = /^IFC(PLANE|INDEXEDPOLYGONALFACE|.*SURFACE|.*CURVE|LINE|CIRCLE|ELLIPSE)/;

/** Says roughly where a product is whose shape could not be made. */
export class PlaceholderBoxes {
  readonly #source: Source;
  readonly #placements: Placements;

  constructor(source: ByteSource, index: SharedStepIndex, units: GeometryUnits) {
    this.#source = {
      ...units,
      segmentation: usualSegmentation,
      reader: new ArgumentReader(source, index),
      tolerance: 0,
    };
    this.#placements = new Placements(this.#source);
  }

  /**
   * In metres, Z up: around the points of the product where it consists of faces and corners, otherwise a box of half a
   * metre where the product is placed; undefined where that cannot be read.
   */
  of(product: number): Box3 | undefined {
    const frame = readable(() => this.#placements.local(optionalReference(this.#source.reader.argument(product, 5))));
    if (frame === undefined) return undefined;
    const points = readable(() => this.#pointsOf(product)) ?? [];
    const { lengthToMetres } = this.#source;
    const box = points.length > 0 ? boxAround(points, frame, lengthToMetres) : boxAt(frame, lengthToMetres);
    return isWithinReach(box) ? box : undefined;
  }

  /** x, y, z in turn; none where they do not tell the size of the product. */
  #pointsOf(product: number): number[] {
    const shape = optionalReference(this.#source.reader.argument(product, 6));
    const waiting = shape === undefined ? [] : bodyItems(this.#source, shape);
    const seen = new Set<number>();
    const points: number[] = [];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (seen.has(id)) continue;
      if (seen.add(id).size > MOST_STATEMENTS || !this.#look(id, points, waiting)) return [];
    }
    return points;
  }

  /** @returns false for an instance that has a shape beyond its points. */
  #look(id: number, points: number[], waiting: number[]): boolean {
    const { reader } = this.#source;
    const keyword = reader.keywordOf(id);
    if (keyword === 'IFCCARTESIANPOINT') {
      reader.readPoint(id);
      points.push(reader.x, reader.y, reader.z);
    } else if (keyword === 'IFCCARTESIANPOINTLIST3D') {
      for (const number of reader.numbers(id, 0) ?? []) points.push(number);
    } else if (madeOfPoints.has(keyword)) {
      for (const reference of reader.referencesOf(id)) waiting.push(reference);
    } else return withoutPoints.test(keyword);
    return true;
  }
}

function boxAround(points: readonly number[], frame: Frame, metresPerUnit: number): Box3 {
  const min: Point3 = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const max: Point3 = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at + 2 < points.length; at += 3) {
    const point = turned(frame, [points[at] ?? 0, points[at + 1] ?? 0, points[at + 2] ?? 0]);
    for (const axis of [0, 1, 2] as const) {
      const coordinate = (point[axis] + originOf(frame)[axis]) * metresPerUnit;
      min[axis] = Math.min(min[axis], coordinate);
      max[axis] = Math.max(max[axis], coordinate);
    }
  }
  return { min, max };
}

function boxAt(frame: Frame, metresPerUnit: number): Box3 {
  const [x, y, z] = originOf(frame);
  const corner = (side: number): Point3 => [
    x * metresPerUnit + side * HALF_EDGE,
    y * metresPerUnit + side * HALF_EDGE,
    z * metresPerUnit + side * HALF_EDGE,
  ];
  return { min: corner(-1), max: corner(1) };
}

const originOf = (frame: Frame): Point3 => [frame[9], frame[10], frame[11]];
