import type { FaceBuilder } from '../face-builder.ts';

/** A body in the coordinates of its representation, known by what it is made of until it is needed as faces. */
export interface Solid {
  /** What it is, for the report of who made what. */
  readonly kind: string;
  /** Adds its faces, in the file's length unit. */
  addTo(faces: FaceBuilder): void;
}
