/** A multipart upload that has begun: enough to go on with it, from another process as well. */
export interface ResumableUpload {
  readonly jobId: string;
  readonly uploadId: string;
  /** S3's own id of it. */
  readonly multipartId: string;
  /** Bytes. */
  readonly partSize: number;
}

export interface UploadOptions {
  /** Begun before, with the same file. */
  readonly resume?: ResumableUpload | undefined;
  readonly modelId?: string | undefined;
  /** Of the file, if it is known; lets a server that has the same bytes already go without them. */
  readonly sha256?: string | undefined;
  /** Told once parts can be sent: from now on the upload can be resumed. */
  readonly onBegun?: (upload: ResumableUpload) => void;
  /** Bytes that have arrived. */
  readonly onProgress?: (sent: number, total: number) => void;
  readonly signal?: AbortSignal | undefined;
}
