import type { z } from 'zod';
import { Problem } from '#api/contracts';
import { currentProject } from '../app/route.ts';
import { noteConnection } from './connection.ts';
import { secondsToWait, waitFor } from './patience.ts';
import { RequestFailed } from './request-failed.ts';
import { addressOf, theApi } from './the-api.ts';

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly accept?: string;
  readonly signal?: AbortSignal | undefined;
  /**
   * Whose data it is about; undefined: none is named.
   *
   * @default the project of the page's address
   */
  readonly project?: string | undefined;
  /**
   * Whether it waits and is sent again where the server asks for it; otherwise a person decides.
   *
   * @default true for GET
   */
  readonly isPatient?: boolean;
}

/**
 * Asks the API.
 *
 * @param path of the route, from the slash on.
 * @param schema what the answer has to be.
 * @throws RequestFailed for every answer that is none.
 */
export async function request<T>(path: string, schema: z.ZodType<T>, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options);
  const answer = schema.safeParse(await response.json().catch(() => undefined));
  if (answer.success) return answer.data;
  throw new RequestFailed(
    `The server's answer to ${path} is not as this page expects it. Reload the page; it may be older than the server.`,
    'client/unexpected-answer',
    response.status,
  );
}

/** The same where no answer but success is expected. */
export function send(path: string, options: RequestOptions = {}): Promise<Response> {
  return sendTo(addressOf(path), options);
}

/** The same with a whole address, which has to be of the API: it is told who asks. */
export async function sendTo(address: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', isPatient = method === 'GET', signal } = options;
  for (let turn = 0; ; turn++) {
    const response = await askAsSomebody(address, options);
    if (response.ok) return response;
    const seconds = isPatient ? secondsToWait(response, turn) : undefined;
    if (seconds === undefined) throw await failureOf(response);
    await waitFor(seconds, signal);
  }
}

/** Once more with new credentials, where those of before are good no longer. */
async function askAsSomebody(address: string, options: RequestOptions): Promise<Response> {
  const { credentials, onRefused } = theApi();
  const proof = await credentials.headers();
  const response = await ask(address, options, proof);
  if (response.status !== 401) return response;
  const again = (await credentials.renew(proof)) ? await ask(address, options, await credentials.headers()) : response;
  if (again.status === 401) onRefused();
  return again;
}

async function ask(
  address: string,
  options: RequestOptions,
  proof: Readonly<Record<string, string>>,
): Promise<Response> {
  const { method = 'GET', body, accept, signal } = options;
  const project = 'project' in options ? options.project : currentProject();
  const headers = {
    ...proof,
    ...(project !== undefined && { 'plinth-project': project }),
    ...(accept !== undefined && { accept }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  try {
    const response = await fetch(address, { method, headers, ...text, ...(signal && { signal }) });
    noteConnection(false);
    return response;
  } catch (error) {
    if (signal?.aborted) throw error;
    noteConnection(true);
    throw new RequestFailed('The server cannot be reached. Is it running?', 'client/unreachable', 0);
  }
}

async function failureOf(response: Response): Promise<RequestFailed> {
  const problem = Problem.safeParse(await response.json().catch(() => undefined));
  if (!problem.success) {
    return new RequestFailed(`The server answered ${response.status}.`, 'client/no-problem-document', response.status);
  }
  const { title, detail, code } = problem.data;
  return new RequestFailed(`${title} ${detail}`.trim(), code, response.status);
}
