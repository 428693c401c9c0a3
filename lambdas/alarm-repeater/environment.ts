import { z } from 'zod';

const Topic = z.string().startsWith('arn:');

/** Variables of the function that sends messages of alarms again for as long as they go on. */
export const AlarmRepeaterEnvironment = z.object({
  /** What the names of the environment's alarms begin with. */
  ALARM_PREFIX: z.string().min(1),
  /** Where alarms are told, by how severe they are. */
  CRITICAL_TOPIC: Topic,
  WARNING_TOPIC: Topic,
  INFO_TOPIC: Topic,
  /** How often the function is called. */
  EVERY_SECONDS: z.coerce.number().int().positive(),
});

export * from './metric-names.ts';
