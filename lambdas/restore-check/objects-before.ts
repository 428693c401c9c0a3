import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';

/**
 * Keys of a bucket's objects that were written before a time: a backup of that time has to have them. Of the first thousand,
 * in the order of their keys.
 */
export async function objectsBefore(client: S3Client, bucket: string, time: Date): Promise<string[]> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
  return Contents.flatMap(({ Key, LastModified }) =>
    Key !== undefined && LastModified !== undefined && LastModified < time ? [Key] : [],
  );
}

/** Of a job, from its first artifact to its version in the database; no job may take longer. */
const JOB_MILLISECONDS = 3_600_000;

/**
 * Of how many contents artifacts are in use whose jobs had ended before a time: a database of that time knows them. Keys are
 * `<tenant>/<project>/models/<content>/...`.
 */
export async function contentsBefore(client: S3Client, artifacts: string, time: Date): Promise<number> {
  const keys = await objectsBefore(client, artifacts, new Date(time.getTime() - JOB_MILLISECONDS));
  const ofModels = keys.map((key) => key.split('/').slice(0, 4)).filter(([, , kind]) => kind === 'models');
  return new Set(ofModels.map((parts) => parts.join('/'))).size;
}
