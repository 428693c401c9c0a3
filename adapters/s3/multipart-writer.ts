import { crc32 } from 'node:zlib';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { ObjectWriter } from '#core/ports';
import { ifPresent } from './answers.ts';

/** S3 takes 10,000 parts of at least 5 MiB: in these an object may have 78 GiB. */
const PART_BYTES = 8 * 2 ** 20;
/** With the part that is being filled, 24 MiB of memory at most. */
const MOST_PARTS_ON_THE_WAY = 2;

/**
 * Writes one object: in one request where it fits into a part, otherwise in parts while it is still being made. S3
 * compares the CRC-32 of every part, and in the end their list and the size of all, with what has arrived, and shows
 * nothing before. What is named `.gz` is told to clients as compressed: they read what is in it.
 */
export class MultipartWriter implements ObjectWriter {
  readonly #client: S3Client;
  readonly #place: { readonly Bucket: string; readonly Key: string };
  readonly #described: { readonly ContentEncoding?: 'gzip' };
  readonly #onTheWay = new Set<Promise<void>>();
  readonly #sent: CompletedPart[] = [];
  #part = Buffer.allocUnsafeSlow(PART_BYTES);
  #partBytes = 0;
  #bytes = 0;
  #parts = 0;
  #multipartId: string | undefined;
  #failure: { readonly error: unknown } | undefined;
  #isEnded = false;

  constructor(client: S3Client, bucket: string, key: string) {
    this.#client = client;
    this.#place = { Bucket: bucket, Key: key };
    this.#described = key.endsWith('.gz') ? { ContentEncoding: 'gzip' } : {};
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      if (this.#partBytes === PART_BYTES) await this.#sendPart();
      const chunk = bytes.subarray(done, done + PART_BYTES - this.#partBytes);
      this.#part.set(chunk, this.#partBytes);
      this.#partBytes += chunk.length;
      done += chunk.length;
    }
  }

  async close(): Promise<void> {
    if (this.#isEnded) return;
    if (this.#multipartId === undefined) {
      const body = this.#takePart();
      await this.#client.send(new PutObjectCommand({ ...this.#place, ...this.#described, ...withChecksum(body) }));
    } else {
      await this.#sendPart();
      await Promise.all(this.#onTheWay);
      this.#throwFailure();
      await this.#complete(this.#multipartId);
    }
    this.#isEnded = true;
  }

  async abort(): Promise<void> {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#takePart();
    await Promise.all(this.#onTheWay); // a part that arrives after the abort would stay
    if (this.#multipartId === undefined) return;
    await ifPresent(
      this.#client.send(new AbortMultipartUploadCommand({ ...this.#place, UploadId: this.#multipartId })),
    );
  }

  async #sendPart(): Promise<void> {
    const multipartId = await this.#begin();
    while (this.#onTheWay.size >= MOST_PARTS_ON_THE_WAY) await Promise.race(this.#onTheWay);
    this.#throwFailure();
    const sending = this.#upload(multipartId, ++this.#parts, this.#takePart())
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => this.#onTheWay.delete(sending));
    this.#onTheWay.add(sending);
  }

  async #begin(): Promise<string> {
    if (this.#multipartId !== undefined) return this.#multipartId;
    const { UploadId } = await this.#client.send(
      new CreateMultipartUploadCommand({ ...this.#place, ...this.#described, ChecksumAlgorithm: 'CRC32' }),
    );
    if (UploadId === undefined) throw new Error('CreateMultipartUpload was answered without an UploadId.');
    this.#multipartId = UploadId;
    return UploadId;
  }

  async #upload(UploadId: string, PartNumber: number, body: Uint8Array): Promise<void> {
    const part = withChecksum(body);
    const { ETag } = await this.#client.send(new UploadPartCommand({ ...this.#place, ...part, UploadId, PartNumber }));
    if (ETag === undefined) throw new Error(`UploadPart ${PartNumber} was answered without an ETag.`);
    this.#sent.push({ PartNumber, ETag, ChecksumCRC32: part.ChecksumCRC32 });
  }

  async #complete(UploadId: string): Promise<void> {
    const Parts = this.#sent.sort((a, b) => (a.PartNumber ?? 0) - (b.PartNumber ?? 0));
    await this.#client.send(
      new CompleteMultipartUploadCommand({
        ...this.#place,
        UploadId,
        MultipartUpload: { Parts },
        MpuObjectSize: this.#bytes,
      }),
    );
  }

  /** What has gathered since the last part; it is then no longer kept. */
  #takePart(): Uint8Array {
    const part = this.#part.subarray(0, this.#partBytes);
    this.#part = Buffer.allocUnsafeSlow(PART_BYTES); // memory that is not touched costs nothing
    this.#partBytes = 0;
    this.#bytes += part.length;
    return part;
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }
}

const withChecksum = (Body: Uint8Array) => ({ Body, ChecksumCRC32: base64(crc32(Body)) });

/** As S3 writes a CRC-32: big-endian, in Base64. */
function base64(crc: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc);
  return bytes.toString('base64');
}
