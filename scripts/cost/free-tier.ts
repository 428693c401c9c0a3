import type { FixedCharge } from './charges.ts';

/** Units of a price that each account has for nothing, for good. */
export type FreeUnits = FixedCharge;

const because = 'free in each account';

/**
 * Those for good of what runs by itself: CloudWatch's, X-Ray's and Lambda's. Environments that share an account have them
 * once. https://aws.amazon.com/cloudwatch/pricing/ https://aws.amazon.com/xray/pricing/ https://aws.amazon.com/lambda/pricing/
 */
export const freeTier: readonly FreeUnits[] = [
  { price: 'dashboard', units: 3, because },
  { price: 'alarm.metric', units: 10, because },
  { price: 'metric.custom', units: 10, because },
  { price: 'xray.traces', units: 0.1, because },
  { price: 'lambda.request', units: 1, because },
  { price: 'lambda.gb-second', units: 400_000, because },
];
