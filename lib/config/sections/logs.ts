import { z } from 'zod';

/** Days that CloudWatch Logs can keep log lines for; it knows no others. */
const RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827] as const;

/** Logs of functions, tasks, the API and the database. */
export const LogsConfig = z.strictObject({
  retentionDays: z.literal(RETENTION_DAYS, { error: `must be one of ${RETENTION_DAYS.join(', ')}` }),
});
