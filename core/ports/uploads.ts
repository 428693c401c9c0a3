import type { ObjectKey } from '#core/model';

/** One request of the S3 protocol on the object of an upload. */
export type UploadOperation =
  | { readonly kind: 'PutObject' | 'CreateMultipartUpload' }
  | { readonly kind: 'ListParts' | 'CompleteMultipartUpload' | 'AbortMultipartUpload'; readonly multipartId: string }
  | { readonly kind: 'UploadPart'; readonly multipartId: string; readonly partNumber: number };

/** What a signed URL is good for. */
export interface AllowedUpload {
  /** Of the whole object. */
  readonly bytes: number;
  /** Of every part of it but the last. */
  readonly partBytes: number;
  /** How long the URL is good for. */
  readonly seconds: number;
}

/** Takes uploaded files by the S3 protocol, on URLs that were signed for one operation each. */
export interface UploadStore {
  /**
   * Whether it reads what it takes: the checksum of a job is then that of its file as soon as the file is stored. Otherwise
   * it is what a client says, until a worker has read the file.
   */
  readonly tellsChecksums: boolean;
  /**
   * @returns a URL, perhaps relative to the one the API was asked under, and headers that belong to the request.
   */
  sign(
    key: ObjectKey,
    operation: UploadOperation,
    allowed: AllowedUpload,
  ): Promise<{ readonly url: string; readonly headers: Readonly<Record<string, string>> }>;
  /** Removes the object, and all parts of one that is not complete; nothing where there are none. */
  remove(key: ObjectKey): Promise<void>;
}
