import type { MiddlewareHandler } from 'hono';
import type { RequestUse } from '#core/health';

/** Counts what is answered. */
export class AnsweredRequests {
  #total = 0;
  #faults = 0;

  get use(): RequestUse {
    return { total: this.#total, faults: this.#faults };
  }

  /** Comes before all others. */
  readonly middleware: MiddlewareHandler = async (c, next) => {
    await next();
    this.#total++;
    if (c.res.status >= 500) this.#faults++;
  };
}
