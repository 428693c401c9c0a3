import { z } from 'zod';

/** Variables of the custom resource that makes and removes keys of signed URLs. */
export const SigningKeysEnvironment = z.object({ SIGNING_KEYS_TABLE: z.string().min(1) });

export * from './metric-names.ts';
