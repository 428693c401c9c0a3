import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type ObjectKey, objectPath } from '#core/model';
import type { ObjectStore, ObjectWriter } from '#core/ports';
import { ifPresent } from './answers.ts';
import { MultipartWriter } from './multipart-writer.ts';

/**
 * Stores objects in a bucket. The role needs `s3:ListBucket`, without which S3 answers 403 where there is no object.
 */
export class S3ObjectStore implements ObjectStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async create(key: ObjectKey): Promise<ObjectWriter> {
    return new MultipartWriter(this.#client, this.#bucket, objectPath(key));
  }

  /** The SDK compares the bytes with the checksum that S3 keeps. */
  async read(key: ObjectKey): Promise<Uint8Array | undefined> {
    const request = new GetObjectCommand({ Bucket: this.#bucket, Key: objectPath(key) });
    const found = await ifPresent(this.#client.send(request));
    return found?.Body?.transformToByteArray();
  }
}
