import type { FaceBuilder } from '../../face-builder.ts';
import type { Frame } from '../../frame.ts';
import type { Area } from '../../plane/area.ts';
import { without } from '../../plane/difference.ts';
import { conform } from '../conform.ts';
import type { Solid } from '../solid.ts';
import type { Cutter } from './cutter.ts';

/** Between two heights the same all the way. */
export interface Layer {
  readonly from: number;
  readonly to: number;
  readonly areas: readonly Area[];
}

/** Points as x, y, z in turn. */
type Loop = number[];

/** An upright body with cutters that end inside of it: layer upon layer, each a prism. */
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

  addTo(faces: FaceBuilder): void {
    const layers = this.#layers();
    const found = [...this.#floors(layers), ...sides(layers, this.#tolerance)];
    for (const face of conform(found, this.#tolerance)) {
      const loops = face.map((loop) => placed(loop, this.#frame));
      faces.face(loops, loops.length);
    }
  }

  #layers(): Layer[] {
    const heights = this.#heights();
    return heights.slice(0, -1).map((from, at) => {
      const to = heights[at + 1] ?? from;
      const middle = (from + to) / 2;
      const level = this.#levels.find((other) => other.from < middle && other.to > middle);
      const active = this.#cutters.filter((cutter) => cutter.from < middle && cutter.to > middle);
      const cut = active.map(({ area }) => area);
      return { from, to, areas: without(level?.areas ?? [], cut, this.#tolerance) };
    });
  }

  /** Where layers begin and end; the heights of the body itself count before those of cutters that come near them. */
  #heights(): number[] {
    const own = [this.#levels[0]?.from ?? 0, ...this.#levels.map(({ to }) => to)];
    const [bottom, top] = [own[0] ?? 0, own.at(-1) ?? 0];
    const others = this.#cutters
      .flatMap(({ from, to }) => [from, to])
      .filter((height) => height > bottom && height < top);
    const heights = [...own];
    for (const height of others) {
      if (heights.every((other) => Math.abs(other - height) > this.#tolerance)) heights.push(height);
    }
    return heights.sort((a, b) => a - b);
  }

  /** What faces up or down: where a layer ends and the next one does not go on. */
  *#floors(layers: readonly Layer[]): Generator<Loop[]> {
    for (let at = 0; at <= layers.length; at++) {
      const below = layers[at - 1]?.areas ?? [];
      const above = layers[at]?.areas ?? [];
      const height = layers[at]?.from ?? layers[at - 1]?.to ?? 0;
      for (const area of without(below, above, this.#tolerance)) yield floor(area, height, true);
      for (const area of without(above, below, this.#tolerance)) yield floor(area, height, false);
    }
  }
}

function floor({ outer, holes }: Area, height: number, isUp: boolean): Loop[] {
  return [outer, ...holes].map((ring) => {
    const loop: Loop = [];
    for (let at = 0; at < ring.length; at += 2) {
      const from = isUp ? at : ring.length - 2 - at;
      loop.push(ring[from] ?? 0, ring[from + 1] ?? 0, height);
    }
    return loop;
  });
}

/** Upright rectangles; one that goes on from layer to layer is one. */
function sides(layers: readonly Layer[], tolerance: number): Loop[][] {
  const found: Loop[][] = [];
  let open = new Map<string, { readonly edge: readonly number[]; readonly from: number; to: number }>();
  const close = ({
    edge: [ax = 0, ay = 0, bx = 0, by = 0],
    from,
    to,
  }: {
    edge: readonly number[];
    from: number;
    to: number;
  }) => found.push([[ax, ay, from, bx, by, from, bx, by, to, ax, ay, to]]);
  for (const layer of layers) {
    const next: typeof open = new Map();
    for (const edge of edgesOf(layer.areas)) {
      const key = edge.map((coordinate) => Math.round(coordinate / tolerance)).join(',');
      const below = open.get(key);
      if (below === undefined) next.set(key, { edge, from: layer.from, to: layer.to });
      else {
        below.to = layer.to;
        next.set(key, below);
        open.delete(key);
      }
    }
    for (const ended of open.values()) close(ended);
    open = next;
  }
  for (const ended of open.values()) close(ended);
  return found;
}

function edgesOf(areas: readonly Area[]): number[][] {
  return areas.flatMap(({ outer, holes }) =>
    [outer, ...holes].flatMap((ring) => {
      const edges: number[][] = [];
      for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
        edges.push([ring[before] ?? 0, ring[before + 1] ?? 0, ring[at] ?? 0, ring[at + 1] ?? 0]);
      }
      return edges;
    }),
  );
}

function placed(loop: Loop, [xx, xy, xz, yx, yy, yz, zx, zy, zz, ox, oy, oz]: Frame): Loop {
  const result: Loop = [];
  for (let at = 0; at < loop.length; at += 3) {
    const [x, y, z] = [loop[at] ?? 0, loop[at + 1] ?? 0, loop[at + 2] ?? 0];
    result.push(xx * x + yx * y + zx * z + ox, xy * x + yy * y + zy * z + oy, xz * x + yz * y + zz * z + oz);
  }
  return result;
}
