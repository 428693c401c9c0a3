import type { EnvironmentConfig } from '#lib/config';

export interface LoudAlarm {
  readonly name: string;
  /** It is critical, and was quiet as the last deployment began. */
  readonly isNew: boolean;
}

/** An environment that is deployed, as its checks see it. */
export interface Deployed {
  readonly config: EnvironmentConfig;
  /** Without a slash at the end. */
  readonly api: string;
  readonly web: string;
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** Until when the certificate of a host is valid. */
  readonly certificateEnd: (host: string) => Promise<Date>;
  /** State of each stack, by its id. */
  readonly stacks: () => Promise<ReadonlyMap<string, string>>;
  /** Services of workers that have not finished to roll out, or failed to. */
  readonly unsettledServices: () => Promise<readonly string[]>;
  /** Alarms that people are told of and that are on. */
  readonly loudAlarms: () => Promise<readonly LoudAlarm[]>;
  readonly now: () => Date;
}

/**
 * One thing that has to hold.
 *
 * @returns what was seen, in a few words.
 * @throws where it does not hold, saying what is wrong.
 */
export type Check = (deployed: Deployed) => Promise<string>;

/** What became of a check. */
export interface Finding {
  readonly name: string;
  readonly isWell: boolean;
  readonly seen: string;
  readonly attempts: number;
}

export interface Patience {
  readonly attempts: number;
  readonly pause: () => Promise<void>;
}

/** Runs every check, each as often as it takes: what was just deployed may need a moment. */
export async function findingsOf(
  checks: Readonly<Record<string, Check>>,
  deployed: Deployed,
  patience: Patience,
): Promise<readonly Finding[]> {
  const named = Object.entries(checks);
  return Promise.all(named.map(async ([name, check]) => ({ name, ...(await outcomeOf(check, deployed, patience)) })));
}

async function outcomeOf(check: Check, deployed: Deployed, { attempts, pause }: Patience) {
  for (let attempt = 1; ; attempt++) {
    try {
      return { isWell: true, seen: await check(deployed), attempts: attempt };
    } catch (error) {
      const seen = error instanceof Error ? error.message : String(error);
      if (attempt === attempts) return { isWell: false, seen, attempts: attempt };
      await pause();
    }
  }
}

/** @throws where it does not hold. */
export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
