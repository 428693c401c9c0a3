import {
  GetObjectTaggingCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ListObjectVersionsCommandOutput,
  type S3Client,
  type ObjectVersion as S3Version,
} from '@aws-sdk/client-s3';
import { type ObjectKey, type ObjectVersion, objectPath } from '#core/model';
import { SCAN_TAG, ScanResult } from './scan-results.ts';

/** One version of an uploaded file; `bytes` in all. */
export interface UploadedVersion {
  readonly version: ObjectVersion;
  readonly bytes: number;
}

/**
 * What the upload bucket knows of its files without reading them: reading is denied until a file was found clean. Asks
 * for ListBucketVersions, and for GetObjectVersionTagging where results are asked for.
 */
export class StoredUploads {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  /** The versions of a file, the oldest first, also those that a removal has only hidden. */
  async versions(key: ObjectKey): Promise<readonly UploadedVersion[]> {
    const Key = objectPath(key);
    const found: UploadedVersion[] = [];
    let place: Pick<ListObjectVersionsCommandInput, 'KeyMarker' | 'VersionIdMarker'> | undefined = {};
    while (place !== undefined) {
      const page: ListObjectVersionsCommandOutput = await this.#client.send(
        new ListObjectVersionsCommand({ Bucket: this.#bucket, Prefix: Key, ...place }),
      );
      for (const version of page.Versions ?? []) if (version.Key === Key) found.push(...versionOf(version));
      place = page.IsTruncated
        ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
        : undefined;
    }
    return found.reverse(); // S3 gives the newest first
  }

  /** Undefined where there is no such version any more. */
  async bytes(key: ObjectKey, { versionId }: ObjectVersion): Promise<number | undefined> {
    return (await this.versions(key)).find(({ version }) => version.versionId === versionId)?.bytes;
  }

  /** What the malware scanner has written on a version; undefined where it has not, or nothing that we know. */
  async scanResult(key: ObjectKey, { versionId }: ObjectVersion): Promise<ScanResult | undefined> {
    const { TagSet = [] } = await this.#client.send(
      new GetObjectTaggingCommand({ Bucket: this.#bucket, Key: objectPath(key), VersionId: versionId }),
    );
    return ScanResult.safeParse(TagSet.find(({ Key }) => Key === SCAN_TAG)?.Value).data;
  }
}

function versionOf({ VersionId, ETag, Size }: S3Version): UploadedVersion[] {
  if (VersionId === undefined || ETag === undefined || Size === undefined) return [];
  return [{ version: { versionId: VersionId, eTag: ETag.replaceAll('"', '') }, bytes: Size }];
}
