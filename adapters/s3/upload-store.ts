import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { type ObjectKey, objectPath } from '#core/model';
import type { AllowedUpload, UploadOperation, UploadStore } from '#core/ports';
import { abortUploads } from './remove-objects.ts';

const contentType = 'application/octet-stream';
/** Those whose signature names the type of the body, or of the object to come. */
const typedOperations: readonly UploadOperation['kind'][] = ['PutObject', 'CreateMultipartUpload', 'UploadPart'];

/** Unless told, the SDK signs neither type nor length. Browsers and Node send the length by themselves. */
const signedHeaders = new Set(['content-type', 'content-length', 'host']);

interface Clients {
  readonly client: S3Client;
  /** From `s3SigningClient`. */
  readonly signer: S3Client;
}

/**
 * Signs requests on uploaded files in a bucket. Content type and length belong to the signature: S3 takes exactly as many
 * bytes as were announced. A URL ends with its time, or earlier with the session of the role that has signed it.
 */
export class S3UploadStore implements UploadStore {
  readonly tellsChecksums = false;
  readonly #client: S3Client;
  readonly #signer: S3Client;
  readonly #bucket: string;

  constructor({ client, signer }: Clients, bucket: string) {
    this.#client = client;
    this.#signer = signer;
    this.#bucket = bucket;
  }

  async sign(key: ObjectKey, operation: UploadOperation, allowed: AllowedUpload) {
    const place = { Bucket: this.#bucket, Key: objectPath(key) };
    return {
      url: await signedUrl(this.#signer, place, operation, allowed),
      headers: typedOperations.includes(operation.kind) ? { 'content-type': contentType } : {},
    };
  }

  /** Where the bucket keeps versions a job goes on reading the one that it has. */
  async remove(key: ObjectKey): Promise<void> {
    const place = { Bucket: this.#bucket, Key: objectPath(key) };
    await this.#client.send(new DeleteObjectCommand(place));
    await abortUploads(this.#client, place.Bucket, place.Key);
  }
}

interface Place {
  readonly Bucket: string;
  readonly Key: string;
}

function signedUrl(
  signer: S3Client,
  place: Place,
  operation: UploadOperation,
  allowed: AllowedUpload,
): Promise<string> {
  const options = {
    expiresIn: allowed.seconds,
    ...(typedOperations.includes(operation.kind) && { signableHeaders: signedHeaders }),
  };
  const parts = { ...place, UploadId: 'multipartId' in operation ? operation.multipartId : undefined };
  switch (operation.kind) {
    case 'PutObject': {
      const sent = { ContentType: contentType, ContentLength: allowed.bytes };
      return getSignedUrl(signer, new PutObjectCommand({ ...place, ...sent }), options);
    }
    case 'CreateMultipartUpload':
      return getSignedUrl(signer, new CreateMultipartUploadCommand({ ...place, ContentType: contentType }), options);
    case 'UploadPart': {
      const { partNumber: PartNumber } = operation;
      const ContentLength = bytesOfPart(PartNumber, allowed);
      return getSignedUrl(signer, new UploadPartCommand({ ...parts, PartNumber, ContentLength }), options);
    }
    case 'ListParts':
      return getSignedUrl(signer, new ListPartsCommand(parts), options);
    case 'CompleteMultipartUpload':
      return getSignedUrl(signer, new CompleteMultipartUploadCommand(parts), options);
    case 'AbortMultipartUpload':
      return getSignedUrl(signer, new AbortMultipartUploadCommand(parts), options);
  }
}

function bytesOfPart(partNumber: number, { bytes, partBytes }: AllowedUpload): number {
  const left = bytes - (partNumber - 1) * partBytes;
  if (left <= 0) throw new Error(`A file of ${bytes} bytes has no part ${partNumber} of ${partBytes} bytes.`);
  return Math.min(left, partBytes);
}
