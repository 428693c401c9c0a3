import type { Context } from 'hono';
import type { z } from 'zod';
import type { KeptAnswers } from '#core/ports';
import type { ApiEnv } from './api-env.ts';
import { problem } from './problem-response.ts';

/** After so long a client may ask whether the first request has got its answer. */
const RETRY_SECONDS = '1';

/** Carries an answer that is not to be kept past what keeps answers. */
class NotKept extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super('The answer is none that is kept.');
    this.response = response;
  }
}

/** What a request of a route says. */
interface Asked<Answer> {
  /** Of its header `Idempotency-Key`; undefined: whatever is asked is new. */
  readonly key: string | undefined;
  readonly content: object;
  readonly schema: z.ZodType<Answer>;
}

/**
 * Gives one answer to all requests of the same principal and project with the same key and content: a client whose
 * connection broke asks again and gets what it missed. It comes after everything that lets a request in: whoever asks again
 * is counted, and written down, too. Problems are not kept.
 */
export async function onceByKey<Answer>(
  c: Context<ApiEnv>,
  kept: KeptAnswers,
  { key, content, schema }: Asked<Answer>,
  make: () => Promise<Answer | Response>,
): Promise<Answer | Response> {
  if (key === undefined) return make();
  const { tenant, project } = c.get('scope');
  const name = JSON.stringify([tenant, project, c.get('principal').id, key]);
  try {
    const outcome = await kept.once({ name, content: JSON.stringify(content) }, async () => {
      const made = await make();
      if (made instanceof Response) throw new NotKept(made);
      return JSON.stringify(made);
    });
    if (outcome.kind === 'answered') return schema.parse(JSON.parse(outcome.body));
    if (outcome.kind === 'other-content') {
      return problem(c, 'request/key-used', 'A new request needs a new Idempotency-Key.');
    }
    c.header('retry-after', RETRY_SECONDS);
    return problem(c, 'request/in-progress', 'Ask again in a moment.');
  } catch (error) {
    if (error instanceof NotKept) return error.response;
    throw error;
  }
}
