import { z } from 'zod';

/** Whether this task may work: ECS would otherwise end it in the middle. */
export type Protection = 'protected' | 'refused';

/** Guards the task against scale-in and deployments while a job runs. */
export interface TaskProtection {
  /** Protects it, or goes on doing so. `refused`: the task is about to be replaced and shall begin nothing. */
  keep(): Promise<Protection>;
  /** There is nothing to be protected any more. */
  end(): Promise<void>;
}

/** For a process that is no ECS task. */
export const noProtection: TaskProtection = { keep: async () => 'protected', end: async () => undefined };

const EXPIRES_MINUTES = 20;
/** Renewing costs a call of the ECS API: half the time is soon enough. */
const RENEW_AFTER_MS = (EXPIRES_MINUTES * 60_000) / 2;
const CALL_TIMEOUT_MS = 5_000;

/** The agent answers with one of these. */
const Answer = z.object({
  protection: z.object({ ProtectionEnabled: z.boolean() }).nullish(),
  failure: z.object({ Reason: z.string() }).nullish(),
  error: z.object({ Code: z.string().nullish(), Message: z.string().nullish() }).nullish(),
});

/** This task belongs to no service, so nothing scales it in. */
const NOT_OF_A_SERVICE = 'TASK_NOT_VALID';

export interface EcsTaskProtectionOptions {
  /** Of the ECS agent: ECS_AGENT_URI. */
  readonly agent: string;
  /** The agent did not answer, or could not reach ECS: the work goes on, for a lost task is made good by the queue. */
  readonly onFault: (error: unknown) => void;
  readonly now?: () => number;
}

/** By the task scale-in protection endpoint of the ECS agent. */
export class EcsTaskProtection implements TaskProtection {
  readonly #url: string;
  readonly #onFault: (error: unknown) => void;
  readonly #now: () => number;
  #protectedAt: number | undefined;

  constructor({ agent, onFault, now = () => performance.now() }: EcsTaskProtectionOptions) {
    this.#url = `${agent}/task-protection/v1/state`;
    this.#onFault = onFault;
    this.#now = now;
  }

  async keep(): Promise<Protection> {
    if (this.#protectedAt !== undefined && this.#now() - this.#protectedAt < RENEW_AFTER_MS) return 'protected';
    const answer = await this.#put({ ProtectionEnabled: true, ExpiresInMinutes: EXPIRES_MINUTES });
    if (answer?.failure && answer.failure.Reason !== NOT_OF_A_SERVICE) return 'refused';
    if (answer?.protection?.ProtectionEnabled) this.#protectedAt = this.#now();
    return 'protected';
  }

  async end(): Promise<void> {
    if (this.#protectedAt === undefined) return;
    const answer = await this.#put({ ProtectionEnabled: false });
    if (answer?.protection) this.#protectedAt = undefined;
  }

  async #put(state: object): Promise<z.infer<typeof Answer> | undefined> {
    try {
      const response = await fetch(this.#url, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(state),
        signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
      });
      const answer = Answer.parse(await response.json());
      if (answer.error) this.#onFault(new Error(`The ECS agent: ${answer.error.Code} ${answer.error.Message}`));
      return answer;
    } catch (error) {
      this.#onFault(error);
      return undefined;
    }
  }
}
