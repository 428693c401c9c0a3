import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';

/** Lets a function or task read jobs and change them by the events of their state machine: nobody deletes any this way. */
export function grantJobChanges(jobs: ITableV2, grantee: IGrantable): void {
  allow(jobs, grantee, 'GetItem', 'BatchGetItem', 'Query', 'PutItem');
  jobs.encryptionKey?.grantEncryptDecrypt(grantee);
}

/** Lets a function stop jobs and remove them, with the model that they have led to. */
export function grantJobRemoval(jobs: ITableV2, grantee: IGrantable): void {
  grantJobChanges(jobs, grantee);
  allow(jobs, grantee, 'DeleteItem');
}

/** Lets a function count jobs and look at some; it changes none. */
export function grantJobStatistics(jobs: ITableV2, grantee: IGrantable): void {
  allow(jobs, grantee, 'GetItem', 'BatchGetItem', 'Query');
  jobs.encryptionKey?.grantDecrypt(grantee);
}

/** Nothing scans the table. */
function allow(jobs: ITableV2, grantee: IGrantable, ...actions: string[]): void {
  jobs.grant(grantee, ...actions.map((action) => `dynamodb:${action}`));
}
