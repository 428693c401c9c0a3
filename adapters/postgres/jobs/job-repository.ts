import { Job, type JobFilter, type JobState, type Scope } from '#core/model';
import type { JobPlace, JobRepository } from '#core/ports';
import type { Database } from '../database.ts';
import type { SteadyPool } from '../restarts.ts';
import { asTenant, everyTenant } from '../tenant-queries.ts';

const STATEMENT_TIMEOUT_MS = 30_000;
/** A change of a job must not be lost because of what somebody else asked. */
const MOST_RESTARTS = 5;

interface JobRow {
  readonly job: unknown;
}

/** Jobs in the table `plinth.jobs`. */
export class PostgresJobRepository implements JobRepository {
  readonly #pool: SteadyPool;

  constructor(database: Database) {
    this.#pool = database.pool({ statementTimeoutMs: STATEMENT_TIMEOUT_MS, restarts: MOST_RESTARTS });
  }

  async insert(job: Job): Promise<void> {
    await asTenant(this.#pool, job.tenant).query(
      `INSERT INTO plinth.jobs (tenant, project, id, model_id, upload_id, sha256, state, created_at, version, job)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      row(job),
    );
  }

  async update(job: Job): Promise<boolean> {
    const { rowCount } = await asTenant(this.#pool, job.tenant).query(
      `UPDATE plinth.jobs
          SET model_id = $4, upload_id = $5, sha256 = $6, state = $7, created_at = $8, version = $9, job = $10
        WHERE tenant = $1 AND project = $2 AND id = $3 AND version = $9::integer - 1`,
      row(job),
    );
    return rowCount === 1;
  }

  async get({ tenant, project }: Scope, id: string): Promise<Job | undefined> {
    const { rows } = await asTenant(this.#pool, tenant).query<JobRow>(
      'SELECT job FROM plinth.jobs WHERE tenant = $1 AND project = $2 AND id = $3',
      [tenant, project, id],
    );
    return rows.map(job)[0];
  }

  async list(
    { tenant, project }: Scope,
    { modelId, uploadId, sha256, states }: JobFilter,
    { limit, after }: { readonly limit: number; readonly after?: JobPlace },
  ): Promise<readonly Job[]> {
    const { rows } = await asTenant(this.#pool, tenant).query<JobRow>(
      `SELECT job FROM plinth.jobs
        WHERE tenant = $1 AND project = $2
          AND ($3::text IS NULL OR model_id = $3) AND ($4::text IS NULL OR upload_id = $4)
          AND ($5::text IS NULL OR sha256 = $5) AND ($6::text[] IS NULL OR state = ANY ($6))
          AND ($7::text IS NULL OR (created_at, id) < ($7, $8))
        ORDER BY created_at DESC, id DESC LIMIT $9`,
      [
        tenant,
        project,
        modelId ?? null,
        uploadId ?? null,
        sha256 ?? null,
        states ?? null,
        after?.createdAt ?? null,
        after?.id ?? null,
        limit,
      ],
    );
    return rows.map(job);
  }

  async listByState(states: readonly JobState[]): Promise<readonly Job[]> {
    const { rows } = await asTenant(this.#pool, everyTenant).query<JobRow>(
      'SELECT job FROM plinth.jobs WHERE state = ANY ($1::text[]) ORDER BY created_at, id',
      [states],
    );
    return rows.map(job);
  }

  async remove({ tenant, project }: Scope, id: string): Promise<void> {
    await asTenant(this.#pool, tenant).query('DELETE FROM plinth.jobs WHERE tenant = $1 AND project = $2 AND id = $3', [
      tenant,
      project,
      id,
    ]);
  }
}

const row = (job: Job) => [
  job.tenant,
  job.project,
  job.id,
  job.modelId,
  job.uploadId,
  job.sha256,
  job.state,
  job.createdAt,
  job.version,
  JSON.stringify(job),
];

const job = (row: JobRow): Job => Job.parse(row.job);
