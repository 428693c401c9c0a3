import type { z } from 'zod';
import {
  type Job,
  JobAnswer,
  JobEvents,
  Problem,
  SignedParts,
  SignedRequest,
  type SignPartsRequest,
  type SignRequest,
  UploadAnswer,
  type UploadRequest,
} from '../contracts/index.ts';
import { clientCodes, RequestFailed } from './request-failed.ts';
import { withRetries } from './retry.ts';

export interface ApiClientOptions {
  /** Of the API, with the path below which it is, if there is one: `https://x.execute-api.eu-central-1.amazonaws.com/v1`. */
  readonly endpoint: string;
  /** Sent as a bearer token. */
  readonly token?: string | undefined;
  /** What sends requests; the platform's own unless told otherwise. */
  readonly send?: (request: Request) => Response | Promise<Response>;
}

/** States in which nothing happens to a job any more unless somebody asks for it. */
export const endStates: readonly Job['state'][] = ['succeeded', 'failed', 'cancelled', 'rejected'];

/** Seconds that a server may keep a request for news. */
const WAIT_SECONDS = 20;

/** A server that has had too many requests is asked again so often, unless it wants one to wait longer than this. */
const MOST_WAITS = 5;
const LONGEST_WAIT_SECONDS = 60;
const TOO_MANY = 429;

/** Speaks to a server of either edition, and checks every answer against its contract. */
export class ApiClient {
  readonly #endpoint: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #send: (request: Request) => Response | Promise<Response>;

  constructor({ endpoint, token, send = fetch }: ApiClientOptions) {
    this.#endpoint = endpoint.replace(/\/+$/, '');
    this.#headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    this.#send = (request) => send(request);
  }

  /**
   * Waits and asks again where there were too many requests: nothing has been done then.
   *
   * @throws RequestFailed where nobody answers; what an answer says is left to the caller.
   */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...this.#headers, ...Object.fromEntries(new Headers(init.headers)) };
    for (let waits = 0; ; waits++) {
      const request = new Request(`${this.#endpoint}${path}`, { ...init, headers });
      const response = await this.send(request);
      const seconds = secondsToWait(response);
      if (seconds === undefined || waits === MOST_WAITS) return response;
      await response.body?.cancel();
      await pause(seconds * 1000, request.signal);
    }
  }

  /** Sends a request to anywhere, for instance to a signed URL, without the token. */
  async send(request: Request): Promise<Response> {
    try {
      return await this.#send(request);
    } catch (cause) {
      request.signal.throwIfAborted();
      const { origin } = new URL(request.url);
      throw new RequestFailed(`${origin} cannot be reached: ${reasonOf(cause)}.`, clientCodes.unreachable, 0, {
        cause,
      });
    }
  }

  /** @throws RequestFailed for every answer that is not of the schema. */
  async get<T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T> {
    return answerOf(await this.fetch(path, signal && { signal }), schema);
  }

  /** The same with a JSON body. */
  async post<T>(path: string, body: unknown, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T> {
    return answerOf(await this.fetch(path, { ...json(body), ...(signal && { signal }) }), schema);
  }

  announce(request: UploadRequest): Promise<UploadAnswer> {
    return this.post('/v1/uploads', request, UploadAnswer);
  }

  sign(uploadId: string, request: SignRequest, signal?: AbortSignal): Promise<SignedRequest> {
    return this.post(`/v1/uploads/${uploadId}/sign`, request, SignedRequest, signal);
  }

  signParts(uploadId: string, request: SignPartsRequest, signal?: AbortSignal): Promise<SignedParts> {
    return this.post(`/v1/uploads/${uploadId}/sign-parts`, request, SignedParts, signal);
  }

  async job(id: string): Promise<Job> {
    return (await this.get(`/v1/jobs/${id}`, JobAnswer)).job;
  }

  async cancel(id: string): Promise<Job> {
    return (await this.post(`/v1/jobs/${id}/cancel`, {}, JobAnswer)).job;
  }

  async retry(id: string): Promise<Job> {
    return (await this.post(`/v1/jobs/${id}/retry`, {}, JobAnswer)).job;
  }

  /** The job as it is, and then whenever it has changed; the last time when it has ended. */
  async *follow(id: string, signal?: AbortSignal): AsyncGenerator<Job> {
    for (let cursor = ''; ; ) {
      const query = `wait=${WAIT_SECONDS}${cursor && `&cursor=${cursor}`}`;
      const ask = () => this.get(`/v1/jobs/${id}/events?${query}`, JobEvents, signal);
      const news = await withRetries(ask, signal);
      cursor = news.cursor;
      for (const job of news.events) {
        yield job;
        if (endStates.includes(job.state)) return;
      }
    }
  }
}

/** Undefined where there is nothing to wait for. */
function secondsToWait({ status, headers }: Response): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return status === TOO_MANY && seconds >= 0 && seconds <= LONGEST_WAIT_SECONDS ? seconds : undefined;
}

/** @throws the signal's reason. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** A POST request with a JSON body. */
export const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

async function answerOf<T>(response: Response, schema: z.ZodType<T>): Promise<T> {
  const text = await response.text();
  const body = parsed(text);
  if (!response.ok) {
    const problem = Problem.safeParse(body);
    if (problem.success) throw new RequestFailed(problem.data.detail, problem.data.code, response.status);
    throw unexpected(response, text);
  }
  const answer = schema.safeParse(body);
  if (!answer.success) throw unexpected(response, text);
  return answer.data;
}

const unexpected = ({ url, status }: Response, text: string) =>
  new RequestFailed(
    `${url} answered ${status}, and not as Plinth does: ${text.slice(0, 200)}`,
    clientCodes.unexpectedAnswer,
    status,
  );

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `fetch failed` hides the reason in the cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}
