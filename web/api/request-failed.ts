/** A request that failed, in words for a person. `code` is stable: see `problems` of the contracts. */
export class RequestFailed extends Error {
  readonly code: string;
  readonly status: number;

  constructor(message: string, code: string, status: number) {
    super(message);
    this.name = 'RequestFailed';
    this.code = code;
    this.status = status;
  }
}
