import type { Curves } from '../curves/curve.ts';
import type { FaceReader } from '../face-reader.ts';
import type { Placements } from '../placements.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { Source } from '../source.ts';

/** What solids are made with. */
export interface SolidContext {
  readonly source: Source;
  readonly placements: Placements;
  readonly curves: Curves;
  readonly profiles: Profiles;
  readonly faceReader: FaceReader;
}
