import {
  AbortMultipartUploadCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandInput,
  type ListMultipartUploadsCommandOutput,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { ifPresent } from './answers.ts';

/** S3 lists and deletes so many at once. */
const PAGE = 1000;

/**
 * Removes the objects whose keys begin with a prefix. Where the bucket keeps versions they stay, hidden, for as long as
 * its lifecycle lets them: what was removed by mistake can be had back until then.
 */
export async function removeObjects(client: S3Client, bucket: string, prefix: string): Promise<void> {
  const pages = paginateListObjectsV2({ client, pageSize: PAGE }, { Bucket: bucket, Prefix: prefix });
  for await (const { Contents = [] } of pages) {
    const Objects = Contents.flatMap(({ Key }) => (Key === undefined ? [] : [{ Key }]));
    if (Objects.length === 0) continue;
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
    );
    const [first] = Errors;
    if (first !== undefined) {
      throw new Error(
        `${Errors.length} objects were not removed, among them ${first.Key}: ${first.Code} ${first.Message}`,
      );
    }
  }
}

/** Removes the parts of uploads of one object that were not completed. */
export async function abortUploads(client: S3Client, bucket: string, key: string): Promise<void> {
  let place: Pick<ListMultipartUploadsCommandInput, 'KeyMarker' | 'UploadIdMarker'> | undefined = {};
  while (place !== undefined) {
    const page: ListMultipartUploadsCommandOutput = await client.send(
      new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: key, ...place }),
    );
    for (const { Key, UploadId } of page.Uploads ?? []) {
      if (Key !== key) continue;
      await ifPresent(client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId })));
    }
    place = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker } : undefined;
  }
}
