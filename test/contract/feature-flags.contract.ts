import { describe, expect, it } from '@jest/globals';
import type { Features } from '#core/model';
import type { FeatureFlags } from '#core/ports';
import { turnedOn } from '../support/features.ts';

/** What every FeatureFlags promises; run against each adapter. `open` gives flags that somebody has set so. */
export function featureFlagsContract(name: string, open: (features: Features) => Promise<FeatureFlags>): void {
  describe(`${name} as FeatureFlags`, () => {
    it.each([
      ['nothing', turnedOn()],
      ['one', turnedOn('strictValidation')],
      ['all', turnedOn('advancedMonitoring', 'exportCompression', 'strictValidation')],
    ])('tells what is on, each time: %s', async (_, features) => {
      const flags = await open(features);
      expect(await flags.current()).toEqual(features);
      expect(await flags.current()).toEqual(features);
    });
  });
}
