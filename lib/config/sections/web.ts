import { z } from 'zod';
import { keysOfQuarter } from './signing-keys.ts';
import { Origin } from './uploads.ts';

const Generation = z.int().min(1).max(9999);
/** CloudFront takes no more in a group. */
const MOST_KEYS = 5;

/** The web app and what it is delivered by. */
export const WebConfig = z.strictObject({
  /** A name of one's own, without which the oldest TLS versions cannot be refused. @default CloudFront's */
  domain: z
    .strictObject({
      name: z.hostname(),
      certificateArn: z.string().regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/, {
        error: 'must be the ARN of an ACM certificate in us-east-1, where CloudFront looks for it',
      }),
    })
    .optional(),
  /** Where the page is when something else delivers it, as on one machine. @default at the distribution */
  origin: Origin.optional(),
  /** A web ACL before the page; the API has its own. @default none: the page consists of files */
  webAclArn: z
    .string()
    .regex(/^arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\/[\w-]+\/[\w-]+$/, {
      error: 'must be the ARN of a web ACL for CloudFront, in us-east-1',
    })
    .optional(),
  /** How artifacts reach browsers: by signed URLs of CloudFront, which caches them near to people, or of S3. */
  artifactDelivery: z.enum(['cloudfront', 's3']),
  /**
   * Generations of the keys of signed URLs: the first signs, all are accepted.
   *
   * @default those of the quarter: whoever deploys in a new one rotates them (`keysOfQuarter`)
   */
  signingKeys: z
    .tuple([Generation, Generation], Generation)
    .refine((keys) => keys.length <= MOST_KEYS && new Set(keys).size === keys.length, {
      error: `must be two to ${MOST_KEYS} different numbers`,
    })
    .default(() => keysOfQuarter(new Date())),
});
export type WebConfig = z.output<typeof WebConfig>;
