import type { FaceBuilder } from '../face-builder.ts';

/** A body in the coordinates of its representation, known by what it is made of until it is needed as faces. */
export interface Solid {
  /** Adds its faces, in the file's length unit. */
  addTo(faces: FaceBuilder): void;
}
