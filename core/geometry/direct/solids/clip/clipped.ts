import { FaceBuilder } from '../../face-builder.ts';
import type { Solid } from '../solid.ts';
import { clip } from './clip.ts';
import type { HalfSpace } from './half-space.ts';
import { addWelded, weld } from './welded.ts';

/** Tolerances that points may be apart and still be one: the faces of a prism are exact copies of each other's. */
const WELD_SHARE = 0.1;

/** Bodies without half-spaces. */
export class Clipped implements Solid {
  readonly bodies: readonly Solid[];
  readonly spaces: readonly HalfSpace[];
  readonly #tolerance: number;

  constructor(bodies: readonly Solid[], spaces: readonly HalfSpace[], tolerance: number) {
    this.bodies = bodies;
    this.spaces = spaces;
    this.#tolerance = tolerance;
  }

  /** The same clipping of other bodies. */
  of(bodies: readonly Solid[]): Clipped {
    return new Clipped(bodies, this.spaces, this.#tolerance);
  }

  addTo(faces: FaceBuilder): void {
    const scratch = new FaceBuilder();
    for (const body of this.bodies) {
      body.addTo(scratch.reset());
      let rest = weld(scratch.positions, scratch.indices, this.#tolerance * WELD_SHARE);
      for (const space of this.spaces) rest = clip(rest, space, this.#tolerance);
      addWelded(faces, rest);
    }
  }
}
