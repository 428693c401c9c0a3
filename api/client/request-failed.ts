/** A request that did not lead to its answer, in words for a person. */
export class RequestFailed extends Error {
  /** Of the problem document (`upload/too-large`), of S3 (`EntityTooLarge`), or `client/...`: see below. */
  readonly code: string;
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;

  constructor(message: string, code: string, status: number, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RequestFailed';
    this.code = code;
    this.status = status;
  }

  /** Whether the same request may succeed a moment later: no answer, too many requests, or a fault of the server. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Codes of failures that no server has named. */
export const clientCodes = {
  unreachable: 'client/unreachable',
  unexpectedAnswer: 'client/unexpected-answer',
  fileChanged: 'client/file-changed',
} as const;
