import type { S3Client } from '@aws-sdk/client-s3';
import type { z } from 'zod';
import { signedUrl } from '#adapters/cloudfront';
import type { DynamoSigningKeys } from '#adapters/dynamodb';
import { signedObjectUrl } from '#adapters/s3';
import { usualLimits } from '#api';
import { type ObjectKey, objectPath } from '#core/model';
import type { ModelsEnvironment } from './environment.ts';

/** Signs the address of an artifact. */
type ArtifactUrl = (key: ObjectKey, mediaType: string) => Promise<URL>;

const { signatureSeconds: seconds } = usualLimits;

/** Addresses of the bucket. */
export const bucketUrls =
  (signer: S3Client, bucket: string): ArtifactUrl =>
  (key, mediaType) =>
    signedObjectUrl(signer, { bucket, key, mediaType, seconds });

/**
 * Addresses of CloudFront, near to whoever reads.
 *
 * @throws Error where a variable is missing that goes with `ARTIFACT_ORIGIN`.
 */
export function cloudFrontUrls(
  keys: Pick<DynamoSigningKeys, 'find'>,
  environment: Pick<z.output<typeof ModelsEnvironment>, 'ARTIFACT_ORIGIN' | 'SIGNING_KEY' | 'SIGNING_PUBLIC_KEY'>,
  now: () => Date,
): ArtifactUrl {
  const { ARTIFACT_ORIGIN: origin, SIGNING_KEY: id, SIGNING_PUBLIC_KEY: keyPairId } = environment;
  if (origin === undefined || id === undefined || keyPairId === undefined) {
    throw new Error('ARTIFACT_ORIGIN, SIGNING_KEY, SIGNING_PUBLIC_KEY: they go together.');
  }
  let privateKey: Promise<string> | undefined;
  const find = async () => {
    const pair = await keys.find(id);
    if (pair === undefined) throw new Error(`There is no key ${id} to sign addresses with.`);
    return pair.privateKey;
  };
  return async (key) => {
    privateKey ??= find().catch((error: unknown) => {
      privateKey = undefined;
      throw error;
    });
    const until = new Date(now().getTime() + seconds * 1000);
    return signedUrl(new URL(objectPath(key), origin), until, { keyPairId, privateKey: await privateKey });
  };
}
