import {
  type _Object,
  DeleteObjectsCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { cacheControlOf, contentTypeOf, inOrder, type WebFile } from './web-file.ts';

/** Whoever has opened the page before a release may still ask for the parts of theirs. */
const KEPT_MS = 30 * 24 * 3600 * 1000;

/** Brings the files to the bucket; those of earlier releases go when nobody can want them any more. */
export async function publish(s3: S3Client, Bucket: string, files: readonly WebFile[], now: Date): Promise<void> {
  for (const file of inOrder(files)) {
    const headers = { ContentType: contentTypeOf(file), CacheControl: cacheControlOf(file) };
    await s3.send(new PutObjectCommand({ Bucket, Key: file.path, Body: file.content, ...headers }));
  }
  const current = new Set(files.map(({ path }) => path));
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket })) {
    const old = Contents.filter(
      ({ Key = '', LastModified = now }) => !current.has(Key) && now.getTime() - LastModified.getTime() > KEPT_MS,
    );
    if (old.length > 0) await remove(s3, Bucket, old);
  }
}

async function remove(s3: S3Client, Bucket: string, objects: readonly _Object[]): Promise<void> {
  const Delete = { Objects: objects.map(({ Key = '' }) => ({ Key })), Quiet: true };
  const { Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete }));
  const [first] = Errors;
  if (first !== undefined) throw new Error(`${first.Key} could not be removed: ${first.Code} ${first.Message}.`);
}
