import { decline } from '../../declined.ts';
import type { FaceBuilder } from '../../face-builder.ts';
import type { Frame } from '../../frame.ts';
import type { Area } from '../../plane/area.ts';
import { areasOf } from '../../plane/grid.ts';
import { Pieces } from '../../plane/pieces.ts';
import { closedRings } from '../../plane/rims.ts';
import { type Ring, signedArea } from '../../ring.ts';
import type { NumberSink } from '../../shape-key.ts';
import type { Solid } from '../solid.ts';
import type { Cutter } from './cutter.ts';
import type { Layer } from './layer.ts';
import { Storeys } from './storeys.ts';
import { Walls } from './walls.ts';

/** What its numbers begin with: those of a prism begin with another one. */
const LAYERED = -1;
/** Edges of the body and its cutters, each of which is compared with all points; beyond this another engine may try. */
const MOST_EDGES = 1 << 13;

/**
 * An upright body with cutters that end inside of it. Seen from above all outlines are cut into pieces once; each layer is
 * what lies to the left and to the right of them. Faces stand on whole pieces and end at the same heights, so that they
 * meet corner to corner and the surface is closed.
 */
export class Layers implements Solid {
  readonly #levels: readonly Layer[];
  readonly #frame: Frame;
  readonly #cutters: readonly Cutter[];
  readonly #tolerance: number;

  /** @param levels the body before anything is cut, from the bottom up without a gap. */
  constructor(levels: readonly Layer[], frame: Frame, cutters: readonly Cutter[], tolerance: number) {
    this.#levels = levels;
    this.#frame = frame;
    this.#cutters = cutters;
    this.#tolerance = tolerance;
  }

  tell(numbers: NumberSink): void {
    numbers.add(LAYERED);
    numbers.addAll(this.#frame);
    numbers.add(this.#levels.length);
    for (const { from, to, areas } of this.#levels) {
      numbers.add(from);
      numbers.add(to);
      numbers.add(areas.length);
      for (const area of areas) tellArea(area, numbers);
    }
    numbers.add(this.#cutters.length);
    for (const { from, to, area } of this.#cutters) {
      numbers.add(from);
      numbers.add(to);
      tellArea(area, numbers);
    }
  }

  addTo(faces: FaceBuilder): void {
    const outlines = [...this.#levels.map(({ areas }) => areas), ...this.#cutters.map(({ area }) => [area])];
    const sources = outlines.map((areas) => areas.flatMap(({ outer, holes }) => [outer, ...holes]));
    if (cornersOf(sources) > MOST_EDGES) decline('too many corners in a layered body');
    const pieces = new Pieces(sources, this.#tolerance);
    for (let level = 0; level < this.#levels.length; level++) this.#check(pieces, level, sources[level] ?? []);
    const storeys = new Storeys(pieces, this.#heights(), this.#levels, this.#cutters);
    const walls = new Walls(pieces, storeys, this.#frame, this.#tolerance);
    walls.addTo(faces);
    for (let at = 0; at < storeys.heights.length; at++) {
      this.#addFloors(faces, walls, at, true);
      this.#addFloors(faces, walls, at, false);
    }
  }

  /** Pieces that do not fit together, as points are nearly but not quite one, bound another area than the level has. */
  #check(pieces: Pieces, level: number, rings: readonly Ring[]): void {
    let doubled = 0;
    let length = 0;
    const c = pieces.coordinates;
    for (let piece = 0; piece < pieces.count; piece++) {
      const isLeft = pieces.isIn(piece, level, 1);
      if (isLeft === pieces.isIn(piece, level, 2)) continue;
      const a = pieces.from(piece) * 2;
      const b = pieces.to(piece) * 2;
      const ax = (c[a] ?? 0) - (c[0] ?? 0);
      const ay = (c[a + 1] ?? 0) - (c[1] ?? 0);
      const bx = (c[b] ?? 0) - (c[0] ?? 0);
      const by = (c[b + 1] ?? 0) - (c[1] ?? 0);
      doubled += (isLeft ? 1 : -1) * (ax * by - bx * ay);
      length += Math.abs(bx - ax) + Math.abs(by - ay);
    }
    const area = rings.reduce((sum, ring) => sum + signedArea(ring), 0);
    if (Math.abs(doubled / 2 - area) > 2 * this.#tolerance * length) decline('layers that do not fit together');
  }

  /** Where layers begin and end; the heights of the body itself count before those of cutters that come near them. */
  #heights(): number[] {
    const own = [this.#levels[0]?.from ?? 0, ...this.#levels.map(({ to }) => to)];
    const [bottom, top] = [own[0] ?? 0, own.at(-1) ?? 0];
    const heights = [...own];
    for (const { from, to } of this.#cutters) {
      for (const height of [from, to]) {
        const isInside = height > bottom && height < top;
        if (isInside && heights.every((other) => Math.abs(other - height) > this.#tolerance)) heights.push(height);
      }
    }
    return heights.sort((a, b) => a - b);
  }

  /** What faces up or down at a height: where a layer ends and the next one does not go on. */
  #addFloors(faces: FaceBuilder, walls: Walls, at: number, isUp: boolean): void {
    const rim = walls.rimOf(at, isUp);
    if (rim.length === 0) return;
    const rings = closedRings(rim, walls.coordinates) ?? decline('layers that do not fit together');
    const outlines = rings.map((ring) => outlineOf(ring, walls));
    for (const area of areasOf(outlines)) walls.addFloor(faces, area, at, isUp);
  }
}

function outlineOf(ring: readonly number[], walls: Walls): number[] {
  const outline: number[] = [];
  for (const point of ring) outline.push(walls.x(point), walls.y(point));
  return outline;
}

function tellArea({ outer, holes }: Area, numbers: NumberSink): void {
  numbers.addAll(outer);
  numbers.add(holes.length);
  for (const hole of holes) numbers.addAll(hole);
}

function cornersOf(sources: readonly (readonly Ring[])[]): number {
  let corners = 0;
  for (const rings of sources) for (const ring of rings) corners += ring.length / 2;
  return corners;
}
