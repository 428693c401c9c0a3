import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { type ObjectKey, objectPath } from '#core/model';

export interface SignedObject {
  readonly bucket: string;
  readonly key: ObjectKey;
  /** S3 says that the object is of this type, whatever it was stored as. */
  readonly mediaType: string;
  /** How long the URL is good for; it ends earlier with the session of the role that has signed it. */
  readonly seconds: number;
}

/** Lets browsers and proxies of one person keep an object for as long as they like: it never changes. */
const KEPT = 'private, max-age=31536000, immutable';

/** An address of S3 at which whoever has it reads this object, as a whole or in part. */
export async function signedObjectUrl(
  signer: S3Client,
  { bucket, key, mediaType, seconds }: SignedObject,
): Promise<URL> {
  const request = new GetObjectCommand({
    Bucket: bucket,
    Key: objectPath(key),
    ResponseContentType: mediaType,
    ResponseCacheControl: KEPT,
  });
  return new URL(await getSignedUrl(signer, request, { expiresIn: seconds }));
}
