import { z } from 'zod';

/** Variables of the function that hands messages of alarms on to a webhook. */
export const AlarmForwarderEnvironment = z.object({
  /** Name of the secret in Secrets Manager that holds the webhook's address, as text. */
  WEBHOOK_SECRET: z.string().min(1),
});

export * from './metric-names.ts';
