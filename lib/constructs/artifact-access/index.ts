import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { NOTHING } from '#lambdas/shared';

/** Lets workers write artifacts and read their own again; nobody removes any this way. */
export function grantArtifacts(artifacts: IBucket, grantee: IGrantable): void {
  allow(grantee, artifacts.arnForObjects('*'), 'GetObject', 'PutObject', 'AbortMultipartUpload');
  allowToMiss(artifacts, grantee);
  artifacts.encryptionKey?.grant(grantee, 'kms:GenerateDataKey', 'kms:Decrypt');
}

/** Lets a function read artifacts, and sign addresses at which others read them. */
export function grantArtifactReads(artifacts: IBucket, grantee: IGrantable): void {
  allow(grantee, artifacts.arnForObjects('*'), 'GetObject');
  allowToMiss(artifacts, grantee);
  artifacts.encryptionKey?.grant(grantee, 'kms:Decrypt');
}

/** Lets a function remove the artifacts of models that are deleted. */
export function grantArtifactRemoval(artifacts: IBucket, grantee: IGrantable): void {
  allow(grantee, artifacts.arnForObjects('*'), 'DeleteObject');
}

/** Lets a function find out that the bucket can be used, by an object that is not there. */
export function grantArtifactLook(artifacts: IBucket, grantee: IGrantable): void {
  allow(grantee, artifacts.arnForObjects(`*/${NOTHING}`), 'GetObject');
  allowToMiss(artifacts, grantee);
}

/** Without it S3 answers 403 where there is nothing. */
const allowToMiss = (artifacts: IBucket, grantee: IGrantable) => allow(grantee, artifacts.bucketArn, 'ListBucket');

function allow(grantee: IGrantable, resource: string, ...actions: string[]): void {
  Grant.addToPrincipal({ grantee, actions: actions.map((action) => `s3:${action}`), resourceArns: [resource] });
}
