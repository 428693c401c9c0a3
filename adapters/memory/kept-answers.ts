import type { KeptAnswers, KeptOutcome } from '#core/ports';

const KEPT_MS = 24 * 3_600_000;
/** A ticket has less than 2 KB. */
const MOST_ANSWERS = 2_000;

interface Kept {
  readonly content: string;
  readonly until: number;
  /** Undefined while it is being made. */
  body?: string;
}

/** Keeps the newest answers in this process only, which forgets them when it ends: for an edition that is one process. */
export class MemoryKeptAnswers implements KeptAnswers {
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => Date;

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  async once({ name, content }: { name: string; content: string }, make: () => Promise<string>): Promise<KeptOutcome> {
    const now = this.#now().getTime();
    const known = this.#kept.get(name);
    if (known !== undefined && now < known.until) return outcomeOf(known, content);
    this.#kept.delete(name); // so that it becomes the newest
    const kept: Kept = { content, until: now + KEPT_MS };
    this.#kept.set(name, kept);
    this.#forget();
    try {
      kept.body = await make();
      return { kind: 'answered', body: kept.body };
    } catch (error) {
      this.#kept.delete(name);
      throw error;
    }
  }

  /** The oldest comes first. */
  #forget(): void {
    for (const name of this.#kept.keys()) {
      if (this.#kept.size <= MOST_ANSWERS) return;
      this.#kept.delete(name);
    }
  }
}

function outcomeOf({ body, content }: Kept, asked: string): KeptOutcome {
  if (content !== asked) return { kind: 'other-content' };
  return body === undefined ? { kind: 'in-progress' } : { kind: 'answered', body };
}
