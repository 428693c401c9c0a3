import type { z } from 'zod';
import {
  type Job,
  JobAnswer,
  JobEvents,
  Problem,
  SignedRequest,
  type SignRequest,
  UploadAnswer,
  type UploadRequest,
} from '#api/contracts';

const endStates: readonly Job['state'][] = ['succeeded', 'failed', 'cancelled', 'rejected'];

/** Speaks to a server as any client would, and checks every answer against its contract. */
export class ApiClient {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  fetch(path: string, init?: RequestInit): Promise<Response> {
    return fetch(new URL(path, this.#url), init);
  }

  async get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    return this.#answer(await this.fetch(path), schema);
  }

  async post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T> {
    return this.#answer(await this.fetch(path, json(body)), schema);
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

  announce(request: UploadRequest): Promise<UploadAnswer> {
    return this.post('/v1/uploads', request, UploadAnswer);
  }

  /** Sends one S3 request of an upload. */
  async s3(uploadId: string, request: SignRequest, body?: string | Uint8Array<ArrayBuffer>): Promise<Response> {
    const { url } = await this.post(`/v1/uploads/${uploadId}/sign`, request, SignedRequest);
    return fetch(url, { method: request.method, ...(body !== undefined && { body }) });
  }

  /** Uploads a file in one piece. */
  async upload(content: string, given: Partial<UploadRequest> = {}): Promise<Job> {
    const size = Buffer.byteLength(content);
    const { upload, job } = await this.announce({ fileName: 'house.ifc', size, ...given });
    const stored = await this.s3(upload.id, { method: 'PUT' }, content);
    if (!stored.ok) throw new Error(`PutObject answered ${stored.status}: ${await stored.text()}`);
    return job;
  }

  async job(id: string): Promise<Job> {
    return (await this.get(`/v1/jobs/${id}`, JobAnswer)).job;
  }

  /** The job when it is in one of the states, at its end unless told otherwise. */
  async waitFor(id: string, states: readonly Job['state'][] = endStates): Promise<Job> {
    for (let cursor = ''; ; ) {
      const news = await this.get(`/v1/jobs/${id}/events?wait=20${cursor && `&cursor=${cursor}`}`, JobEvents);
      cursor = news.cursor;
      const [job] = news.events;
      if (job !== undefined && states.includes(job.state)) return job;
      if (job !== undefined && endStates.includes(job.state)) throw new Error(`It ended: ${JSON.stringify(job)}`);
    }
  }

  async #answer<T>(response: Response, schema: z.ZodType<T>): Promise<T> {
    const answer = await response.json();
    if (!response.ok) throw new Error(`${response.url} answered ${JSON.stringify(answer)}`);
    return schema.parse(answer);
  }
}

export const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
