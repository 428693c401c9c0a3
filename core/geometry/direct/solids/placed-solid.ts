import { compose, type Frame } from '../frame.ts';
import { Prism } from './prism.ts';
import type { Solid } from './solid.ts';

/** A solid, and the map from its coordinates to those of whatever it is used in. */
export interface PlacedSolid {
  readonly solid: Solid;
  readonly frame: Frame;
}

/** The same body as a prism in those coordinates; undefined where it is none. */
export function placedPrism({ solid, frame }: PlacedSolid): Prism | undefined {
  if (!(solid instanceof Prism)) return undefined;
  return new Prism(solid.profile, compose(frame, solid.frame), solid.path);
}
