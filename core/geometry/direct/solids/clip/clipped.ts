import type { FaceBuilder } from '../../face-builder.ts';
import type { NumberSink } from '../../shape-key.ts';
import { addFaceted } from '../algebra/faceted.ts';
import { pushedOut } from '../algebra/pushed-out.ts';
import type { Faceted, SolidAlgebra } from '../algebra/solid-algebra.ts';
import { weldedSolid } from '../algebra/welded-solids.ts';
import { prismDifference } from '../difference/prism-difference.ts';
import { Prism } from '../prism.ts';
import type { Solid } from '../solid.ts';
import { boundedBody } from './bounded-body.ts';
import { clip } from './clip.ts';
import { column } from './column.ts';
import { isCovered } from './covered.ts';
import { endless, type HalfSpace } from './half-space.ts';
import { addWelded, type Welded } from './welded.ts';

/** What its numbers begin with: those of other bodies begin with another one. */
const CLIPPED = -2;

/** Bodies without half-spaces. */
export class Clipped implements Solid {
  readonly bodies: readonly Solid[];
  readonly spaces: readonly HalfSpace[];
  /** Where all of its bodies can tell theirs. */
  readonly tell: ((numbers: NumberSink) => void) | undefined;
  readonly #algebra: SolidAlgebra;
  readonly #tolerance: number;

  constructor(bodies: readonly Solid[], spaces: readonly HalfSpace[], algebra: SolidAlgebra, tolerance: number) {
    this.bodies = bodies;
    this.spaces = spaces;
    this.#algebra = algebra;
    this.#tolerance = tolerance;
    const canTell = bodies.every((body) => body.tell !== undefined);
    this.tell = canTell ? (numbers) => tellClipped(numbers, bodies, spaces) : undefined;
  }

  /** The same clipping of other bodies. */
  of(bodies: readonly Solid[]): Clipped {
    return new Clipped(bodies, this.spaces, this.#algebra, this.#tolerance);
  }

  addTo(faces: FaceBuilder): void {
    for (const body of this.bodies) this.#add(faces, body, this.spaces);
  }

  #add(faces: FaceBuilder, body: Solid, spaces: readonly HalfSpace[]): void {
    const surface = weldedSolid(body, this.#tolerance);
    const flat = this.#inThePlane(body, surface, spaces);
    if (flat !== undefined) {
      for (const part of flat.bodies) this.#add(faces, part, flat.spaces);
      return;
    }
    let rest: Welded | Faceted = surface;
    for (const space of spaces) rest = this.#without(rest, space);
    if ('faces' in rest) addFaceted(faces, rest);
    else addWelded(faces, rest);
  }

  /** Half-spaces that end inside of a prism and are prisms themselves: undefined where there are none, or by no common axis. */
  #inThePlane(
    body: Solid,
    surface: Welded,
    spaces: readonly HalfSpace[],
  ): Pick<Clipped, 'bodies' | 'spaces'> | undefined {
    if (!(body instanceof Prism)) return undefined;
    const tools: Prism[] = [];
    const others: HalfSpace[] = [];
    for (const space of spaces) {
      const tool = column(space, surface, this.#tolerance);
      if (tool === undefined || clip(surface, space, this.#tolerance) !== undefined) others.push(space);
      else tools.push(tool);
    }
    const bodies = tools.length === 0 ? undefined : prismDifference(body, tools, this.#tolerance);
    return bodies && { bodies, spaces: others };
  }

  /** A half-space that ends inside of the body leaves more than its plane can cut. */
  #without(rest: Welded, space: HalfSpace): Welded | Faceted {
    const tolerance = this.#tolerance;
    const clipped = clip(rest, space, tolerance);
    if (clipped !== undefined) return clipped;
    const asEndless = isCovered(rest, space, this.spaces, tolerance)
      ? clip(rest, endless(space), tolerance)
      : undefined;
    if (asEndless !== undefined) return asEndless;
    const cutter = pushedOut(boundedBody(space, rest, tolerance), rest, [], tolerance);
    return this.#algebra.combine('DIFFERENCE', rest, [cutter], tolerance);
  }
}

function tellClipped(numbers: NumberSink, bodies: readonly Solid[], spaces: readonly HalfSpace[]): void {
  numbers.add(CLIPPED);
  numbers.add(bodies.length);
  for (const body of bodies) body.tell?.(numbers);
  for (const { nx, ny, nz, offset, boundary } of spaces) {
    numbers.addAll([nx, ny, nz, offset]);
    numbers.addAll(boundary?.ring ?? []);
    numbers.addAll(boundary?.toPlane ?? []);
  }
}
