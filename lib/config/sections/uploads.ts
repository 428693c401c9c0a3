import { z } from 'zod';

const MIB = 2 ** 20;

/** What S3 takes in a single PUT, and what the scratch volume of a large worker has room for several times. */
const MOST_BYTES = 5 * 1024 * MIB;

/** How long uploaded files are kept: `none` no longer than a day, `days:30`, or `keep` until their model is deleted. */
const Retention = z.string().regex(/^(none|keep|days:[1-9]\d{0,3})$/, 'must be none, keep or days:<1 to 9999>');

/** An origin as browsers send it: scheme, host and perhaps port, nothing behind. */
export const Origin = z.url({ protocol: /^https?$/ }).refine((url) => new URL(url).origin === url, {
  message: 'must be scheme, host and perhaps port, as in https://plinth.example.com',
});

/** Where files arrive. */
export const UploadsConfig = z.strictObject({
  /** Of one file. */
  maxBytes: z.int().min(MIB).max(MOST_BYTES),
  /** `on`: GuardDuty scans every file, and nobody can read one that was not found clean. */
  malwareScan: z.enum(['on', 'off']),
  retention: Retention,
  /**
   * Pages from which a browser may use the API and upload, beside the web app's own. They cannot read what API Gateway and the
   * firewall answer by themselves: these name one origin.
   */
  webOrigins: z.array(Origin),
});
export type UploadsConfig = z.infer<typeof UploadsConfig>;
