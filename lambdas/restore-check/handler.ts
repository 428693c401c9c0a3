import { BackupClient } from '@aws-sdk/client-backup';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { clientSettings } from '#adapters/aws';
import { s3Client } from '#adapters/s3';
import { RestoreCheckEnvironment } from '#lambdas/restore-check';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { checkBucket } from './check-bucket.ts';
import { checkDatabase } from './check-database.ts';
import { checkTable } from './check-table.ts';
import { RESTORE_CHECK_SERVICE } from './metric-names.ts';
import { contentsBefore } from './objects-before.ts';
import { restoreCheck } from './restore-check.ts';

const tools = observability(RESTORE_CHECK_SERVICE);
const { DATABASE_NAME: database, ARTIFACT_BUCKET } = readEnvironment(RestoreCheckEnvironment);
const { tracer } = tools;
const tables = tracer.captureAWSv3Client(new DynamoDBClient({ ...clientSettings }));
const buckets = tracer.captureAWSv3Client(s3Client());
const databases = tracer.captureAWSv3Client(new RDSDataClient({ ...clientSettings }));

/** Looks into what AWS Backup has restored for a test. */
export const handler = restoreCheck(tools, tracer.captureAWSv3Client(new BackupClient({ ...clientSettings })), {
  table: (restored, original) => checkTable(tables, restored, original),
  bucket: (restored, original, backedUpAt) => checkBucket(buckets, restored, original, backedUpAt),
  database: async (resourceArn, secretArn, backedUpAt) => {
    const expected = await contentsBefore(buckets, ARTIFACT_BUCKET, backedUpAt);
    return checkDatabase(databases, { resourceArn, secretArn, database }, expected);
  },
});
