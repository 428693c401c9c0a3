import type { SignRequest } from '../contracts/index.ts';
import type { ApiClient } from './api-client.ts';

export interface SignedBody {
  readonly body?: Blob | string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Sends one S3 request of an upload, signed for this one time. The headers are part of what was signed. */
export async function sendSigned(
  client: ApiClient,
  uploadId: string,
  request: SignRequest,
  { body, signal }: SignedBody = {},
): Promise<Response> {
  const { url, headers } = await client.sign(uploadId, request, signal);
  const init = { method: request.method, headers, ...(body !== undefined && { body }), ...(signal && { signal }) };
  return client.send(new Request(url, init));
}
