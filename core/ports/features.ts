import type { Features } from '#core/model';

/** Tells what is turned on. */
export interface FeatureFlags {
  /**
   * As of now, or of a moment ago. It never rejects: where the flags cannot be had they are as they were last known, and
   * off where nothing ever was.
   */
  current(): Promise<Features>;
}
