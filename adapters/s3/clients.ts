import { S3Client } from '@aws-sdk/client-s3';
import { clientSettings } from '#adapters/aws';

/** For everything but signing. */
export const s3Client = () => new S3Client(clientSettings);

/**
 * For signing requests that others send: the SDK would otherwise sign the checksum of an empty body, and S3 refuse
 * every other.
 */
export const s3SigningClient = () => new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
