import { z } from 'zod';

/** Variables of the function that CodeDeploy asks before and after a new version answers requests. */
export const DeploymentCheckEnvironment = z.object({
  /** Set where AWS is somewhere else, as in an emulator. */
  AWS_ENDPOINT_URL: z.url().optional(),
});

export * from './metric-names.ts';
