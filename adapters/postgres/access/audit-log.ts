import { AuditEntry, type AuditPlace } from '#core/model';
import type { AuditLog, AuditRetention } from '#core/ports';
import type { Database } from '../database.ts';
import type { SteadyPool } from '../restarts.ts';
import { asTenant, everyTenant } from '../tenant-queries.ts';

/** Few and short questions, beside those that take long. */
const connections = { statementTimeoutMs: 30_000, mostConnections: 2 };

/** Who did what, in the table `plinth.audit_log`. */
export class PostgresAuditLog implements AuditLog, AuditRetention {
  readonly #pool: SteadyPool;

  constructor(database: Database) {
    this.#pool = database.pool(connections);
  }

  async append({ tenant, at, id, project, who, name, action, object, outcome, address }: AuditEntry): Promise<void> {
    await asTenant(this.#pool, tenant).query(
      `INSERT INTO plinth.audit_log (tenant, at, id, project, who, name, action, object, outcome, address)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [tenant, at, id, project, who, name, action, object, outcome, address],
    );
  }

  async removeBefore(at: string): Promise<void> {
    await asTenant(this.#pool, everyTenant).query('DELETE FROM plinth.audit_log WHERE at < $1', [at]);
  }

  async list(
    tenant: string,
    { limit, after }: { readonly limit: number; readonly after?: AuditPlace },
  ): Promise<readonly AuditEntry[]> {
    const { rows } = await asTenant(this.#pool, tenant).query(
      `SELECT tenant, at, id, project, who, name, action, object, outcome, address FROM plinth.audit_log
        WHERE tenant = $1 AND ($2::text IS NULL OR (at, id) < ($2, $3))
        ORDER BY at DESC, id DESC LIMIT $4`,
      [tenant, after?.at ?? null, after?.id ?? null, limit],
    );
    return rows.map((row) => AuditEntry.parse(row));
  }
}
