import { ApiClient as Client, endStates, json, sendSigned, uploadFile } from '#api/client';
import { type Job, Problem, type SignRequest, type UploadRequest } from '#api/contracts';

export { json };

const PATIENCE_MS = 150_000;

/** The client that people use, and what only tests ask of it. */
export class ApiClient extends Client {
  constructor(endpoint: string, token?: string) {
    super({ endpoint, token });
  }

  /** Of a request that has to fail. */
  async problem(path: string, init?: RequestInit): Promise<Problem> {
    const response = await this.fetch(path, init);
    const problem = Problem.parse(await response.json());
    if (response.headers.get('content-type') !== 'application/problem+json' || problem.status !== response.status) {
      throw new Error(`${path} answered no proper problem document, but ${JSON.stringify(problem)}.`);
    }
    return problem;
  }

  /** Sends one S3 request of an upload. */
  s3(uploadId: string, request: SignRequest, body?: string | Uint8Array<ArrayBuffer>): Promise<Response> {
    return sendSigned(this, uploadId, request, { body: body === undefined ? undefined : new Blob([body]) });
  }

  /** Uploads a file, in one piece where it is small. */
  upload(content: string, { fileName = 'house.ifc', sha256, modelId }: Partial<UploadRequest> = {}): Promise<Job> {
    return uploadFile(this, new File([content], fileName), { sha256, modelId });
  }

  /** The job when it is in one of the states, at its end unless told otherwise. */
  async waitFor(id: string, states: readonly Job['state'][] = endStates): Promise<Job> {
    let last: Job | undefined;
    try {
      for await (const job of this.follow(id, AbortSignal.timeout(PATIENCE_MS))) {
        if (states.includes(job.state)) return job;
        last = job;
      }
    } catch (cause) {
      throw new Error(`${cause}, and this is where it is: ${JSON.stringify(last)}`, { cause });
    }
    throw new Error(`It ended: ${JSON.stringify(last)}`);
  }
}
