import type { FaceBuilder } from '../face-builder.ts';
import type { NumberSink } from '../shape-key.ts';

/** A body in the coordinates of its representation, known by what it is made of until it is needed as faces. */
export interface Solid {
  /** Adds its faces, in the file's length unit. */
  addTo(faces: FaceBuilder): void;
  /** Tells all numbers that its faces depend on, where that is less than making them. */
  readonly tell?: ((numbers: NumberSink) => void) | undefined;
}
