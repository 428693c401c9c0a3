import { z } from 'zod';

const Part = z.object({ status: z.enum(['healthy', 'asleep', 'degraded', 'unhealthy', 'absent']) });
type Part = z.output<typeof Part>;

/** What the prober reads of the answer of `/readyz`, in which every part is named. */
const HealthAnswer = z.object({
  database: Part,
  redis: Part,
  external_services: z.object({ jobs: Part, storage: Part, processor: Part }),
});

/** 1: it can be used; 0: it cannot. `cache` is undefined where there is none. */
export interface Found {
  readonly service: 0 | 1;
  readonly database: 0 | 1;
  readonly cache: 0 | 1 | undefined;
  readonly failing: number;
}

/** @returns undefined where the text is no such answer, as of a gateway before a service that is away. */
export function foundIn(text: string): Found | undefined {
  const answer = HealthAnswer.safeParse(jsonOf(text)).data;
  if (answer === undefined) return undefined;
  const { database, redis, external_services } = answer;
  const parts = [database, redis, ...Object.values(external_services)];
  return {
    service: upOf(external_services.jobs),
    database: upOf(database),
    cache: redis.status === 'absent' ? undefined : upOf(redis),
    failing: parts.filter(({ status }) => status === 'unhealthy').length,
  };
}

const upOf = ({ status }: Part) => (status === 'unhealthy' ? 0 : 1);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
