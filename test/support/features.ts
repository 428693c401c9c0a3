import { FixedFeatures } from '#adapters/memory';
import { type FeatureName, Features } from '#core/model';

/** These, and no others. */
export const turnedOn = (...names: readonly FeatureName[]): Features =>
  Features.parse(Object.fromEntries(names.map((name) => [name, true])));

export const flagsWith = (...names: readonly FeatureName[]) => new FixedFeatures(turnedOn(...names));
