import { z } from 'zod';

/** Variables of the function that tells people who they are, and owners of keys and of what was done. */
export const AccessEnvironment = z.object({ API_KEYS_TABLE: z.string().min(1), AUDIT_TABLE: z.string().min(1) });

export * from './metric-names.ts';
