import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';

/** What reading and changing jobs takes: nothing scans the table, nothing deletes from it. */
const actions = ['GetItem', 'BatchGetItem', 'Query', 'PutItem'].map((action) => `dynamodb:${action}`);

/** Lets a function or task read jobs and change them by the events of their state machine. */
export function grantJobChanges(jobs: ITableV2, grantee: IGrantable): void {
  jobs.grant(grantee, ...actions);
  jobs.encryptionKey?.grantEncryptDecrypt(grantee);
}
