import type { FaceBuilder } from '../face-builder.ts';
import type { Frame, Vector } from '../frame.ts';
import { join } from '../joined-rings.ts';
import type { Profile } from '../profiles/profiles.ts';
import type { NumberSink } from '../shape-key.ts';
import type { Solid } from './solid.ts';

/** A profile swept along a straight line: `profile` in the xy plane of `frame`, moved by `path` there; path z is positive. */
export class Prism implements Solid {
  readonly profile: Profile;
  readonly frame: Frame;
  readonly path: Vector;

  constructor(profile: Profile, frame: Frame, path: Vector) {
    this.profile = profile;
    this.frame = frame;
    this.path = path;
  }

  tell(numbers: NumberSink): void {
    numbers.addAll(this.frame);
    numbers.addAll(this.path);
    numbers.addAll(this.profile.outer);
    for (const hole of this.profile.holes) numbers.addAll(hole);
  }

  addTo(faces: FaceBuilder): void {
    const { outer, holes, triangles } = this.profile;
    faces.prism(this.frame, this.path, join(outer, holes), triangles);
  }
}
