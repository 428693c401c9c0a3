import type { z } from 'zod';
import { ArtifactAddress, artifactAddressType } from '#api/contracts';
import { sendTo } from './client.ts';
import { RequestFailed } from './request-failed.ts';
import { addressOf, isRoute } from './the-api.ts';

/** One of the results of a version; its content never changes. */
export interface Artifact {
  readonly modelId: string;
  readonly contentId: string;
  readonly name: string;
}

interface Given {
  readonly response: Response;
  /** Of the whole artifact, however it is compressed on its way. */
  readonly bytes: number;
}

/**
 * Asks for an artifact where it lies. The API tells the address instead of redirecting: of a redirect to another origin a
 * browser says `Origin: null`, which no exact list of pages has (Fetch, 4.4).
 *
 * @throws RequestFailed
 */
export async function fetchArtifact(artifact: Artifact, signal: AbortSignal | undefined): Promise<Given> {
  const told = await sendTo(routeOf(artifact), { accept: artifactAddressType, signal });
  const { url, bytes } = ArtifactAddress.parse(await told.json());
  return { response: await (isRoute(url) ? sendTo(url, { signal }) : fromElsewhere(url, signal)), bytes };
}

/** An artifact that is JSON. @throws RequestFailed also where it is not as the schema has it. */
export async function readArtifact<T>(artifact: Artifact, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> {
  const { response } = await fetchArtifact(artifact, signal);
  const content = schema.safeParse(await response.json());
  if (content.success) return content.data;
  throw new RequestFailed(`${artifact.name} is not as this page expects it.`, 'client/unexpected-artifact', 200);
}

/**
 * All bytes of an artifact.
 *
 * @param onProgress share of the download, 0 to 1.
 */
export async function downloadArtifact(
  artifact: Artifact,
  signal: AbortSignal | undefined,
  onProgress?: (share: number) => void,
): Promise<Blob> {
  const { response, bytes } = await fetchArtifact(artifact, signal);
  if (response.body === null || onProgress === undefined) return response.blob();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks);
    chunks.push(value);
    received += value.length;
    onProgress(Math.min(1, received / bytes));
  }
}

const routeOf = ({ modelId, name, contentId }: Artifact): string =>
  addressOf(`/v1/models/${encodeURIComponent(modelId)}/artifacts/${name}?content=${contentId}`);

/** A signed address says itself who may read it; S3 refuses whoever proves it in two ways. */
async function fromElsewhere(url: string, signal: AbortSignal | undefined): Promise<Response> {
  const init: RequestInit = { credentials: 'omit', ...(signal && { signal }) };
  const response = await fetch(url, init).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new RequestFailed('The stored results cannot be reached.', 'client/unreachable', 0);
  });
  if (response.ok) return response;
  throw new RequestFailed(`The stored result was not given: ${response.status}.`, 'client/artifact', response.status);
}
