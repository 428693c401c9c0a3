import { z } from 'zod';

/** Variables of the scheduled function that uses the product as a customer does. */
export const CanaryEnvironment = z.object({
  /** Where customers reach the API. */
  API_URL: z.url(),
  /** Holds the key that the canary comes with. */
  API_KEYS_TABLE: z.string().min(1),
  /** The function that removes models: the canary's key, like any program's, may not. */
  MODELS_FUNCTION: z.string().min(1),
  /** The standard workers, which the example model wakes. */
  CLUSTER: z.string().min(1),
  STANDARD_SERVICE: z.string().min(1),
  STANDARD_QUEUE_URL: z.url(),
  /** Set where AWS is somewhere else, as in an emulator. */
  AWS_ENDPOINT_URL: z.url().optional(),
});

/** Of the one API key that the canary has; it may write no other. */
export const CANARY_KEY_ID = 'plinthcanary0000';

/** Whom the canary's models belong to. */
export const CANARY_TENANT = 'plinth-canary';

/** The example model, beside the code. */
export const CANARY_FILE = 'plinth-house.ifc';

export * from './metric-names.ts';
