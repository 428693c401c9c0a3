import { z } from 'zod';

const Addresses = z.array(z.email()).default([]);

/** What watches the product, and whom it tells. */
const CloudWatchMonitoring = z.strictObject({
  kind: z.literal('cloudwatch'),
  /** `critical`: only what somebody has to be woken for; an alarm costs money by the month. */
  alarms: z.enum(['all', 'critical']),
  /** Each costs money by the month. */
  dashboards: z.enum(['on', 'off']),
  /** Who gets which alarms by e-mail, after confirming that they want to. @default nobody */
  emails: z
    .strictObject({ critical: Addresses, warning: Addresses, info: Addresses })
    .default({ critical: [], warning: [], info: [] }),
  /**
   * Name of the secret in Secrets Manager that holds the address of a webhook, as text; it gets all alarms as Slack's
   * webhooks take them. @default none
   */
  webhookSecret: z
    .string()
    .regex(/^[\w/+=.@-]{1,400}$/, 'must be the name of a secret')
    .optional(),
  /** Where docs/runbooks can be read in a browser, with a slash at the end. @default messages name the file */
  runbooksUrl: z
    .url({ protocol: /^https$/ })
    .endsWith('/')
    .optional(),
  /** US dollars a month that the environment may cost, by its tag `environment`. */
  monthlyBudget: z.int().min(1).max(1_000_000),
});

/** Alarms, dashboards and who hears of them. */
export const MonitoringConfig = z.discriminatedUnion('kind', [
  CloudWatchMonitoring,
  z.strictObject({ kind: z.literal('none') }),
]);
export type MonitoringConfig = z.output<typeof MonitoringConfig>;
export type CloudWatchMonitoring = z.output<typeof CloudWatchMonitoring>;
