import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';

/** Lets workers write artifacts and read their own again; nobody removes any this way. */
export function grantArtifacts(artifacts: IBucket, grantee: IGrantable): void {
  const allow = (resource: string, ...actions: string[]) =>
    Grant.addToPrincipal({ grantee, actions: actions.map((action) => `s3:${action}`), resourceArns: [resource] });
  allow(artifacts.arnForObjects('*'), 'GetObject', 'PutObject', 'AbortMultipartUpload');
  // Without it S3 answers 403 where there is nothing.
  allow(artifacts.bucketArn, 'ListBucket');
  artifacts.encryptionKey?.grant(grantee, 'kms:GenerateDataKey', 'kms:Decrypt');
}
