import type { Features } from '#core/model';
import type { FeatureFlags } from '#core/ports';

/** What is turned on for as long as the process lives: as its variables or its configuration say. */
export class FixedFeatures implements FeatureFlags {
  readonly #features: Features;

  constructor(features: Features) {
    this.#features = features;
  }

  async current(): Promise<Features> {
    return this.#features;
  }
}
