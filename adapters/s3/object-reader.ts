import { HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type ObjectKey, objectPath } from '#core/model';
import type { ObjectReader } from '#core/ports';
import { ifPresent } from './answers.ts';
import { rangedBytes } from './ranged-bytes.ts';
import { removeObjects } from './remove-objects.ts';

/** Reads and removes what an `S3ObjectStore` of the same bucket has written. */
export class S3ObjectReader implements ObjectReader {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async size(key: ObjectKey): Promise<number | undefined> {
    const request = new HeadObjectCommand({ Bucket: this.#bucket, Key: objectPath(key) });
    return (await ifPresent(this.#client.send(request)))?.ContentLength;
  }

  stream(key: ObjectKey, start: number, end: number): ReadableStream<Uint8Array<ArrayBuffer>> {
    const abort = new AbortController();
    const object = { bucket: this.#bucket, key: objectPath(key) };
    const bytes = rangedBytes(this.#client, object, { start, end }, abort.signal);
    return new ReadableStream(
      {
        pull: async (controller) => {
          const { done, value } = await bytes.next();
          if (done) controller.close();
          // Node's sockets never read into shared memory.
          else controller.enqueue(value as Uint8Array<ArrayBuffer>);
        },
        cancel: async (reason) => {
          abort.abort(reason);
          await bytes.return(undefined);
        },
      },
      { highWaterMark: 0 }, // no connection is held before somebody reads
    );
  }

  async removeBelow(key: ObjectKey): Promise<void> {
    await removeObjects(this.#client, this.#bucket, `${objectPath(key)}/`);
  }
}
