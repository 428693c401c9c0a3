import {
  IdempotencyAlreadyInProgressError,
  IdempotencyConfig,
  IdempotencyValidationError,
  makeIdempotent,
} from '@aws-lambda-powertools/idempotency';
import type { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import type { Context } from 'aws-lambda';
import type { KeptAnswers, KeptOutcome } from '#core/ports';

/** How long an answer is given again. */
const KEPT_SECONDS = 24 * 3600;

type Named = Parameters<KeptAnswers['once']>[0];
type Make = Parameters<KeptAnswers['once']>[1];

/** Keeps answers in a table, by Powertools: for functions of which many run at once. */
export class TableKeptAnswers implements KeptAnswers {
  readonly #config = new IdempotencyConfig({
    eventKeyJmesPath: 'name',
    payloadValidationJmesPath: 'content',
    throwOnNoIdempotencyKey: true,
    expiresAfterSeconds: KEPT_SECONDS,
    hashFunction: 'sha256',
  });
  readonly #answer: (request: Named, make: Make) => Promise<{ readonly body: string }>;

  constructor(persistenceStore: BasePersistenceLayer) {
    this.#answer = makeIdempotent(async (_request: Named, make: Make) => ({ body: await make() }), {
      persistenceStore,
      config: this.#config,
      keyPrefix: 'uploads',
    });
  }

  /** Where it is now: an answer that is never finished is given up when its invocation has run out of time. */
  enter(invocation: Context): void {
    this.#config.registerLambdaContext(invocation);
  }

  async once(request: Named, make: Make): Promise<KeptOutcome> {
    try {
      const { body } = await this.#answer(request, make);
      return { kind: 'answered', body };
    } catch (error) {
      if (error instanceof IdempotencyAlreadyInProgressError) return { kind: 'in-progress' };
      if (error instanceof IdempotencyValidationError) return { kind: 'other-content' };
      throw error;
    }
  }
}
