import type { z } from 'zod';
import { Problem } from '#api/contracts';
import { noteConnection } from './connection.ts';

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

interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks the API of the page's own origin.
 *
 * @param schema what the answer has to be.
 * @throws RequestFailed for every answer that is none.
 */
export async function request<T>(path: string, schema: z.ZodType<T>, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options);
  const answer = schema.safeParse(await response.json());
  if (answer.success) return answer.data;
  throw new RequestFailed(
    `The server's answer to ${path} is not as this page expects it. Reload the page; it may be older than the server.`,
    'client/unexpected-answer',
    response.status,
  );
}

/** The same where no answer but success is expected. */
export async function send(path: string, { method = 'GET', body, signal }: RequestOptions = {}): Promise<Response> {
  const init: RequestInit = { method, ...(signal && { signal }) };
  if (body !== undefined) {
    init.headers = { 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (signal?.aborted) throw error;
    noteConnection(true);
    throw new RequestFailed('The server cannot be reached. Is it running?', 'client/unreachable', 0);
  }
  noteConnection(false);
  if (response.ok) return response;
  const problem = Problem.safeParse(await response.json().catch(() => undefined));
  if (problem.success) {
    throw new RequestFailed(`${problem.data.title} ${problem.data.detail}`.trim(), problem.data.code, response.status);
  }
  throw new RequestFailed(`The server answered ${response.status}.`, 'client/no-problem-document', response.status);
}
