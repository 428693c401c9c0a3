import { z } from 'zod';

/** The private network: two availability zones always, since the database's subnet group needs them. */
export const NetworkConfig = z.strictObject({
  /** Address range; does not overlap with networks this one is to be connected with. */
  cidr: z
    .cidrv4()
    .refine((cidr) => Number(cidr.split('/')[1]) <= 20, 'must be /20 or larger: it is cut into six subnets'),
  /**
   * NAT gateways, at most one per availability zone. Nothing of the product needs one: functions in the network call
   * S3 and DynamoDB by gateway endpoints only, workers have public addresses without an open port.
   */
  natGateways: z.number().int().min(0).max(2),
});
