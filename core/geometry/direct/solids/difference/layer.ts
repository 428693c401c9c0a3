import type { Area } from '../../plane/area.ts';

/** Between two heights the same all the way. */
export interface Layer {
  readonly from: number;
  readonly to: number;
  readonly areas: readonly Area[];
}
