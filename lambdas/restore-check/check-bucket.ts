import { createHash } from 'node:crypto';
import { GetObjectCommand, ListObjectsV2Command, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { type Finding, failed, passed } from './finding.ts';
import { objectsBefore } from './objects-before.ts';

/** So many objects are read, from all over the bucket's first thousand. */
const SAMPLE = 20;
/** Larger objects have no room in the function's memory. */
const MOST_BYTES = 128 * 2 ** 20;

/** What S3 answers for an object that was removed since, or that nobody may read before its malware scan. */
const UNREADABLE = new Set(['NoSuchKey', 'AccessDenied']);

/**
 * Whether the objects of a restored bucket have, byte for byte, the content of those in the original. Where the original has
 * objects that are older than the backup, at least one has to have been compared.
 *
 * @param backedUpAt when the backup was made
 */
export async function checkBucket(
  client: S3Client,
  restored: string,
  original: string,
  backedUpAt: Date,
): Promise<Finding> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: restored }));
  const keys = Contents.flatMap(({ Key, Size = 0 }) => (Key !== undefined && Size <= MOST_BYTES ? [Key] : []));
  const expected = await objectsBefore(client, original, backedUpAt);
  if (Contents.length === 0) return emptyBucket(expected.length);
  let alike = 0;
  for (const key of spread(keys)) {
    const [copy, live] = [await digest(client, restored, key), await digestIfReadable(client, original, key)];
    if (live === undefined) continue;
    if (live !== copy) return failed(`${key} is not what it is in the original.`);
    alike += 1;
  }
  const told = `${spread(keys).length} of ${Contents.length} objects read, ${alike} of them compared and the same.`;
  return alike === 0 && expected.length > 0
    ? failed(`${told} The original has ${expected.length} older ones.`)
    : passed(told);
}

const emptyBucket = (expected: number): Finding =>
  expected === 0 ? passed('Empty, as the original was.') : failed(`Empty; the original has ${expected} older objects.`);

const spread = (keys: readonly string[]): string[] => {
  const step = Math.max(1, keys.length / SAMPLE);
  return keys.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
};

/** SHA-256 of what the object holds; the SDK checks the checksum that S3 has of it, too. */
async function digest(client: S3Client, Bucket: string, Key: string): Promise<string> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
  const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
  return createHash('sha256').update(bytes).digest('hex');
}

async function digestIfReadable(client: S3Client, bucket: string, key: string): Promise<string | undefined> {
  try {
    return await digest(client, bucket, key);
  } catch (error) {
    if (error instanceof S3ServiceException && UNREADABLE.has(error.name)) return undefined;
    throw error;
  }
}
