import { Job, type JobState, type Scope } from '#core/model';
import type { JobStatistics, JobsAlike } from '#core/ports';
import type { Database } from '../database.ts';
import type { SteadyPool } from '../restarts.ts';
import { asTenant, everyTenant } from '../tenant-queries.ts';

/** Whoever asks for numbers does not wait longer, and must not keep the database from its work. */
const STATEMENT_TIMEOUT_MS = 5_000;

const ALIKE = `($1::text IS NULL OR (tenant = $1 AND project = $2)) AND state = ANY ($3::text[])
   AND ($4::text IS NULL OR created_at >= $4)`;

/** Looks at the table `plinth.jobs` from afar. */
export class PostgresJobStatistics implements JobStatistics {
  readonly #pool: SteadyPool;

  constructor(database: Database) {
    this.#pool = database.pool({ statementTimeoutMs: STATEMENT_TIMEOUT_MS });
  }

  async count(scope: Scope | undefined, which: JobsAlike): Promise<ReadonlyMap<JobState, number>> {
    const { rows } = await this.#as(scope).query<{ state: string; jobs: number }>(
      `SELECT state, count(*)::integer AS jobs FROM plinth.jobs WHERE ${ALIKE} GROUP BY state`,
      parameters(scope, which),
    );
    const counted = new Map(rows.map(({ state, jobs }) => [state, jobs]));
    return new Map(which.states.map((state) => [state, counted.get(state) ?? 0]));
  }

  async sample(
    scope: Scope | undefined,
    { from, limit, ...which }: Parameters<JobStatistics['sample']>[1],
  ): Promise<readonly Job[]> {
    const order = from === 'newest' ? 'DESC' : 'ASC';
    const { rows } = await this.#as(scope).query<{ job: unknown }>(
      `SELECT job FROM plinth.jobs WHERE ${ALIKE} ORDER BY created_at ${order}, id ${order} LIMIT $5`,
      [...parameters(scope, which), limit],
    );
    return rows.map(({ job }) => Job.parse(job));
  }

  #as(scope: Scope | undefined) {
    return asTenant(this.#pool, scope?.tenant ?? everyTenant);
  }
}

const parameters = (scope: Scope | undefined, { states, since }: JobsAlike) => [
  scope?.tenant ?? null,
  scope?.project ?? null,
  states,
  since ?? null,
];
