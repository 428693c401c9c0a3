import { ApiKey, StoredApiKey } from '#core/model';
import type { ApiKeys } from '#core/ports';
import type { Database } from '../database.ts';
import type { SteadyPool } from '../restarts.ts';
import { asTenant, everyTenant } from '../tenant-queries.ts';

/** Few and short questions, beside those that take long. */
const connections = { statementTimeoutMs: 30_000, mostConnections: 2 };

const columns = `tenant, id, projects, name, scopes, created_at AS "createdAt", created_by AS "createdBy",
       expires_at AS "expiresAt", last_used_on AS "lastUsedOn", revoked_at AS "revokedAt"`;

/** API keys in the table `plinth.api_keys`. */
export class PostgresApiKeys implements ApiKeys {
  readonly #pool: SteadyPool;

  constructor(database: Database) {
    this.#pool = database.pool(connections);
  }

  async insert(key: StoredApiKey): Promise<void> {
    const { tenant, id, projects, name, scopes, createdAt, createdBy, expiresAt, lastUsedOn, revokedAt } = key;
    await asTenant(this.#pool, tenant).query(
      `INSERT INTO plinth.api_keys (tenant, id, projects, name, scopes, created_at, created_by, expires_at,
              last_used_on, revoked_at, secret_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        tenant,
        id,
        JSON.stringify(projects),
        name,
        scopes,
        createdAt,
        createdBy,
        expiresAt,
        lastUsedOn,
        revokedAt,
        key.secretHash,
      ],
    );
  }

  async find(id: string): Promise<StoredApiKey | undefined> {
    const { rows } = await asTenant(this.#pool, everyTenant).query(
      `SELECT ${columns}, secret_hash AS "secretHash" FROM plinth.api_keys WHERE id = $1`,
      [id],
    );
    return rows.map((row) => StoredApiKey.parse(row))[0];
  }

  async list(tenant: string): Promise<readonly ApiKey[]> {
    const { rows } = await asTenant(this.#pool, tenant).query(
      `SELECT ${columns} FROM plinth.api_keys WHERE tenant = $1 ORDER BY created_at DESC, id DESC`,
      [tenant],
    );
    return rows.map((row) => ApiKey.parse(row));
  }

  async revoke(tenant: string, id: string, at: string): Promise<boolean> {
    const { rowCount } = await asTenant(this.#pool, tenant).query(
      'UPDATE plinth.api_keys SET revoked_at = coalesce(revoked_at, $3) WHERE tenant = $1 AND id = $2',
      [tenant, id, at],
    );
    return rowCount === 1;
  }

  async noteUse(tenant: string, id: string, day: string): Promise<void> {
    await asTenant(this.#pool, tenant).query(
      `UPDATE plinth.api_keys SET last_used_on = $3
        WHERE tenant = $1 AND id = $2 AND (last_used_on IS NULL OR last_used_on < $3)`,
      [tenant, id, day],
    );
  }
}
