import {
  IdempotencyAlreadyInProgressError,
  IdempotencyConfig,
  IdempotencyValidationError,
  makeIdempotent,
} from '@aws-lambda-powertools/idempotency';
import type { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import type { Context } from 'aws-lambda';
import { z } from 'zod';
import type { Answer } from '../shared/api-function.ts';
import { problemAnswer } from '../shared/problem-answer.ts';
import { scopeOf } from '../shared/scope.ts';

/** Visible ASCII, as in a UUID. */
const Key = z.string().regex(/^[\x21-\x7e]{1,255}$/);

/** How long an answer is given again. */
const KEPT_SECONDS = 24 * 3600;
/** After so long a client may ask whether the first request has got its answer. */
const RETRY_SECONDS = 1;

/** A ticket that was given. */
interface KeptAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/**
 * Gives one ticket for all announcements (POST /v1/uploads) with the same header `Idempotency-Key`, project and body: a
 * client whose connection broke asks again and gets what it missed. Only tickets are kept: whatever else the answer was,
 * the next request is a new one.
 */
export function onceByKey(answer: Answer, persistenceStore: BasePersistenceLayer): Answer {
  const announceOnce = makeIdempotent(
    async (_announcement: object, context: Context, request: Request) => kept(await answer(request, context)),
    { persistenceStore, config: configuration(), keyPrefix: 'uploads' },
  );
  return async (request, context) => {
    const given = request.headers.get('idempotency-key');
    if (given === null || !isAnnouncement(request)) return answer(request, context);
    const key = Key.safeParse(given);
    if (!key.success) return problemAnswer('request/invalid', 'Idempotency-Key: 1 to 255 visible characters.', request);
    const body = await request.text();
    const again = new Request(request.url, { method: request.method, headers: request.headers, body });
    try {
      const {
        status,
        contentType,
        body: text,
      } = await announceOnce({ ...scopeOf(request), key: key.data, body }, context, again);
      return new Response(text, { status, headers: { 'content-type': contentType } });
    } catch (error) {
      return answerOf(error, request);
    }
  };
}

const isAnnouncement = ({ method, url }: Request) => method === 'POST' && new URL(url).pathname === '/v1/uploads';

const configuration = () =>
  new IdempotencyConfig({
    eventKeyJmesPath: '[tenant, project, key]',
    payloadValidationJmesPath: 'body',
    throwOnNoIdempotencyKey: true,
    expiresAfterSeconds: KEPT_SECONDS,
    hashFunction: 'sha256',
  });

/** Carries an answer that is not to be kept past the code that keeps answers. */
class NotKept extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super('The answer is no ticket.');
    this.response = response;
  }
}

async function kept(response: Response): Promise<KeptAnswer> {
  if (response.status !== 201) throw new NotKept(response);
  const contentType = response.headers.get('content-type') ?? 'application/json';
  return { status: response.status, contentType, body: await response.text() };
}

function answerOf(error: unknown, request: Request): Response {
  if (error instanceof NotKept) return error.response;
  if (error instanceof IdempotencyAlreadyInProgressError) {
    const headers = { 'retry-after': String(RETRY_SECONDS) };
    return problemAnswer('request/in-progress', 'Ask again in a moment.', request, headers);
  }
  if (error instanceof IdempotencyValidationError) {
    return problemAnswer('request/key-used', 'A new request needs a new Idempotency-Key.', request);
  }
  throw error;
}
