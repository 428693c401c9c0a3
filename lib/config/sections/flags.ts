import { z } from 'zod';
import { Features } from '#core/model';

/** Feature flags: what can be turned on and off. */
export const FlagsConfig = z.strictObject({
  /**
   * `appconfig`: AWS AppConfig tells whoever reaches it, so that a flag changes without a release; `environment`: the
   * variables of tasks and functions, which change with a release only.
   */
  kind: z.enum(['appconfig', 'environment']),
  /** What is on after a release. */
  on: Features,
});
