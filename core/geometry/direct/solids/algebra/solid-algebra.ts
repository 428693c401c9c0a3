import type { Manifold, ManifoldToplevel } from 'manifold-3d';
import { Declined, decline, Postponed } from '../../declined.ts';
import type { Welded } from '../clip/welded.ts';

/** IfcBooleanOperator. */
export type Operator = 'UNION' | 'INTERSECTION' | 'DIFFERENCE';

/** A surface whose triangles say which flat face they are of. */
export interface Faceted extends Welded {
  /** One number per triangle; those of one face are in one plane. */
  readonly faces: readonly number[];
}

type Library = Pick<ManifoldToplevel, 'Manifold' | 'Mesh'>;

/** One per thread: it takes 20 ms to load, which only those files pay that need it. */
let library: Promise<Library> | undefined;

async function load(): Promise<Library> {
  const { default: start } = await import('manifold-3d');
  const loaded = await start();
  loaded.setup();
  return loaded;
}

/** Union, intersection and difference of closed surfaces whatever their shape, by manifold-3d. */
export class SolidAlgebra {
  /** Null: it cannot be loaded. */
  #library: Library | null | undefined;

  /** Loads the library. Until then `combine` throws `Postponed`; where it cannot be loaded, everything is declined. */
  async load(): Promise<void> {
    library ??= load();
    this.#library = await library.catch(() => null);
  }

  /**
   * @param first closed, counter-clockwise seen from outside; so are the others.
   * @param tolerance edges shorter than this vanish.
   * @returns what may be nothing at all.
   * @throws Declined where a body is not closed.
   */
  combine(operator: Operator, first: Welded, others: readonly Welded[], tolerance: number): Faceted {
    const used = this.#library;
    if (used === undefined) throw new Postponed();
    if (used === null) decline('no algebra of solids');
    const origin = middleOf(first.points);
    const made: Manifold[] = [];
    const keep = (body: Manifold) => {
      made.push(body);
      return body;
    };
    try {
      const bodies = [first, ...others].map((body) =>
        keep(used.Manifold.ofMesh(meshOf(used, body, origin, tolerance))),
      );
      const result = keep(operations[operator](used, bodies));
      return facetedOf(result, origin);
    } catch (error) {
      if (error instanceof Declined) throw error;
      return decline('boolean of a body that is not closed');
    } finally {
      for (const body of made) body.delete();
    }
  }
}

const operations: Readonly<Record<Operator, (library: Library, bodies: Manifold[]) => Manifold>> = {
  UNION: ({ Manifold }, bodies) => Manifold.union(bodies),
  INTERSECTION: ({ Manifold }, bodies) => Manifold.intersection(bodies),
  DIFFERENCE: ({ Manifold }, bodies) => Manifold.difference(bodies),
};

type Triple = readonly [number, number, number];

/** Its coordinates are of single precision: they are taken from the middle of the first body. */
function meshOf({ Mesh }: Library, { points, triangles }: Welded, origin: Triple, tolerance: number) {
  const vertProperties = new Float32Array(points.length);
  for (let at = 0; at < points.length; at++) vertProperties[at] = (points[at] ?? 0) - (origin[at % 3] ?? 0);
  return new Mesh({ numProp: 3, vertProperties, triVerts: Uint32Array.from(triangles), tolerance });
}

function facetedOf(result: Manifold, origin: Triple): Faceted {
  const status = result.status();
  if (status !== 'NoError') decline('boolean of a body that is not closed');
  const { vertProperties, triVerts, faceID, runIndex, numProp } = result.getMesh();
  const points: number[] = [];
  for (let at = 0; at < vertProperties.length; at += numProp) {
    for (let axis = 0; axis < 3; axis++) points.push((vertProperties[at + axis] ?? 0) + (origin[axis] ?? 0));
  }
  // Faces are numbered within the body that they come from.
  const faces: number[] = [];
  const numbers = new Map<string, number>();
  for (let run = 0; run + 1 < runIndex.length; run++) {
    for (let at = runIndex[run] ?? 0; at < (runIndex[run + 1] ?? 0); at += 3) {
      const key = `${run},${faceID[at / 3]}`;
      const known = numbers.get(key) ?? numbers.size;
      numbers.set(key, known);
      faces.push(known);
    }
  }
  return { points, triangles: Array.from(triVerts), faces };
}

/** Of the box around the points. */
function middleOf(points: readonly number[]): Triple {
  const least = [Infinity, Infinity, Infinity];
  const most = [-Infinity, -Infinity, -Infinity];
  for (let at = 0; at < points.length; at++) {
    const axis = at % 3;
    least[axis] = Math.min(least[axis] ?? 0, points[at] ?? 0);
    most[axis] = Math.max(most[axis] ?? 0, points[at] ?? 0);
  }
  const [x = 0, y = 0, z = 0] = least.map((from, axis) => Math.round((from + (most[axis] ?? 0)) / 2));
  return [x, y, z];
}
