import { type CostRule, charges, onlyInUse } from '../charges.ts';
import { idle } from '../idle.ts';
import { backupRules } from './backup.ts';

const bucket: CostRule = () =>
  charges(
    [{ price: 's3.storage', units: idle.bucketGigabytes, because: 'what lies in buckets' }],
    's3.storage',
    's3.write',
    's3.read',
    'transfer.internet',
  );

const key: CostRule = () => charges([{ price: 'kms.key', units: 1, because: 'keys of the account' }], 'kms.requests');

const secret: CostRule = () => charges([{ price: 'secret', units: 1, because: 'secrets of our own' }]);

/** What keeps things, and what keeps them safe. */
export const storageRules: Readonly<Record<string, CostRule>> = {
  'AWS::S3::Bucket': bucket,
  'AWS::KMS::Key': key,
  'AWS::KMS::ReplicaKey': key,
  'AWS::SecretsManager::Secret': secret,
  'AWS::ECR::Repository': () =>
    charges([{ price: 'ecr.storage', units: idle.imageGigabytes, because: 'images of workers' }]),
  'AWS::SQS::Queue': onlyInUse('sqs.requests'),
  ...backupRules,
};
